/**
 * A reason why something could not be started, told to a person: what is wrong, and what to do about it.
 * Whoever catches it prints `message` and `advice` without a stack trace and ends with exit code 1.
 */
export class StartError extends Error {
  /**
   * @param {string} message what is wrong, in one sentence
   * @param {string[]} [advice] what to do about it, one line each
   */
  constructor(message, advice = []) {
    super(message);
    this.name = 'StartError';
    this.advice = advice;
  }

  /** @returns {string} the text shown to a person */
  explain() {
    return [this.message, ...this.advice.map((line) => `  → ${line}`)].join('\n');
  }
}

const DISK_FULL = 'The disk is full';

/**
 * Turns "the disk is full" into a StartError wherever it surfaces; leaves every other error as it is.
 * @param {unknown} error
 * @returns {unknown}
 */
export function nameDiskFull(error) {
  const text = error instanceof Error ? `${'code' in error ? error.code : ''} ${error.message}` : String(error);
  if (text.includes(DISK_FULL) || !/ENOSPC|No space left on device|EDQUOT/iu.test(text)) {
    return error;
  }
  return new StartError(`${DISK_FULL}: ${text.trim()}`, [
    'Free some space and start again; nothing that was saved is lost.',
    'XUESHI_HOME=<folder on a larger disk> puts the state elsewhere.',
  ]);
}
