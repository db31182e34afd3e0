/** @type {(() => Promise<unknown>)[]} */
const works = [];

/** Has something done when the last test file of this process is over. @param {() => Promise<unknown>} work */
export function atEnd(work) {
  works.push(work);
}

/** What `atEnd` was told; the runner calls it. */
export async function end() {
  await Promise.allSettled(works.splice(0).map((work) => work()));
}
