import { describe, expect, it } from '@jest/globals';
import { createLimit } from '../../../platform/limited.ts';

const TURN = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

describe('createLimit', () => {
  it('never runs more at once than it may, and keeps the order', async () => {
    const limit = createLimit({ concurrency: 2, maxWaiting: 100 });
    const started: number[] = [];
    let running = 0;
    let most = 0;
    await Promise.all(Array.from({ length: 12 }, (_, place) => limit(async () => {
      started.push(place);
      running += 1;
      most = Math.max(most, running);
      await TURN();
      running -= 1;
    })));
    expect(most).toBe(2);
    expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('hands the turn on when work fails', async () => {
    const limit = createLimit({ concurrency: 1, maxWaiting: 5 });
    const failed = limit(async () => { throw new RangeError('broken'); });
    const next = limit(async () => 'done');
    await expect(failed).rejects.toThrow(RangeError);
    await expect(next).resolves.toBe('done');
  });
});
