const FIRST_REPORT_MS = 2_000;
const NEXT_REPORTS_MS = 5_000;

/** @param {number} sinceMs @returns {string} time passed since then, like `4.2 s` or `3 min 05 s` */
export function elapsed(sinceMs) {
  const seconds = (Date.now() - sinceMs) / 1000;
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}

/**
 * @typedef {(line: string) => void} Log prints one line for a person
 * @typedef {(detail: string) => void} Report says how far the step is; shown with the next progress line
 */

/**
 * Runs one step and tells a person about it. A step under two seconds says nothing unless it failed; a longer one
 * says that it is still running, how far it is and how long that took.
 * @template T
 * @param {Log} log
 * @param {string} title
 * @param {(report: Report) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(log, title, work) {
  const startedAt = Date.now();
  let detail = '';
  let told = false;
  const tell = () => {
    told = true;
    log(`${title} … ${elapsed(startedAt)}${detail === '' ? '' : `, ${detail}`}`);
    timer = setTimeout(tell, NEXT_REPORTS_MS);
  };
  let timer = setTimeout(tell, FIRST_REPORT_MS);
  try {
    const result = await work((next) => {
      detail = next;
    });
    if (told) {
      log(`${title}: done in ${elapsed(startedAt)}`);
    }
    return result;
  } finally {
    clearTimeout(timer);
  }
}
