/** Too much waits already; the caller should answer "busy, try again". */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

export interface LimitOptions {
  /** How many run at once. */
  readonly concurrency: number;
  /** How many may wait for their turn; one more is refused. */
  readonly maxWaiting: number;
}

/**
 * Runs work at most `concurrency` at a time, in the order in which it came.
 *
 * @throws QueueFullError when `maxWaiting` wait already.
 */
export function createLimit({ concurrency, maxWaiting }: LimitOptions): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function takeTurn(): Promise<void> {
    if (running < concurrency) {
      running += 1;
      return;
    }
    if (waiting.length >= maxWaiting) throw new QueueFullError(`${maxWaiting} wait already`);
    // Whoever ends hands his turn on, so that nobody who comes later can take it.
    await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function endTurn(): void {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  return async function limited(work) {
    await takeTurn();
    try {
      return await work();
    } finally {
      endTurn();
    }
  };
}
