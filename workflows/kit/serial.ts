/**
 * One queue for every local activity of a workflow. Two local activities that overlap give right answers live and a
 * history that does not replay, so nothing may call one outside this queue.
 *
 * @example
 * const serial = createSerial();
 * const row = await serial(() => database.readCase({ caseId }));
 */
export function createSerial(): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let tail: Promise<unknown> = Promise.resolve();
  return function serial(task) {
    const run = tail.then(task);
    tail = run.catch(() => undefined);
    return run;
  };
}
