/**
 * Follows a child process to its end.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {{ ended: Promise<string>, isOver: () => boolean }} `ended` settles with how it ended, like "exit code 1"
 */
export function followExit(child) {
  let over = false;
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    const settle = (/** @type {string} */ how) => {
      over = true;
      resolve(how);
    };
    child.once('exit', (code, signal) => settle(signal ?? `exit code ${code}`));
    child.once('error', (error) => settle(error.message));
  });
  return { ended, isOver: () => over };
}
