import { beforeEach, describe, expect, it } from '@jest/globals';
import { HttpProblem } from '../../../../ui/http/http-problem.ts';
import { BatchAttempt } from '../../../../ui/screens/review/batch-attempt.ts';
import type { BatchRequest, BatchSummary } from '../../../../ui/screens/review/batch-gateway.ts';
import { problem } from '../../support/problem.ts';

const REQUEST: BatchRequest = {
  verb: 'reject', kind: 'registrationReview.employer', chosen: { by: 'items', items: [{ caseId: 'c1', revision: 2 }, { caseId: 'c2', revision: 2 }] },
};
const TWO: BatchSummary = { count: 2, waiting: 2, passed: 1, held: 0, limit: 5_000 };

let summaries: (BatchSummary | HttpProblem)[];
let answers: (string | HttpProblem)[];
let keys: string[];
let confirmed: number[];
let attempt: BatchAttempt;

beforeEach(() => {
  summaries = [];
  answers = [];
  keys = [];
  confirmed = [];
  const give = async <Value>(queue: (Value | HttpProblem)[]): Promise<Value> => {
    const next = queue.shift();
    if (next === undefined || next instanceof HttpProblem) throw next ?? new Error('not expected');
    return next;
  };
  attempt = new BatchAttempt({
    request: REQUEST, changed: () => {},
    gateway: {
      summarize: () => give(summaries),
      begin(_request, { count }, key) {
        keys.push(key);
        confirmed.push(count);
        return give(answers);
      },
    },
  });
});

describe('deciding many tasks', () => {
  it('is possible once they are counted, and sends the number that was shown', async () => {
    expect(attempt.isReady).toBe(false);
    summaries.push(TWO);
    await attempt.count();
    expect(attempt.isReady).toBe(true);
    answers.push('b1');
    expect(await attempt.send('材料不全')).toBe('b1');
    expect(confirmed).toEqual([2]);
  });

  it('is not possible for none, or for more than one batch may have', async () => {
    for (const count of [0, 5_001]) {
      summaries.push({ ...TWO, count });
      await attempt.count();
      expect(attempt.isReady).toBe(false);
      expect(await attempt.send('')).toBeNull();
    }
    expect(keys).toEqual([]);
  });

  it('pressed again while it is sent sends nothing', async () => {
    summaries.push(TWO);
    await attempt.count();
    answers.push('b1');
    const [first, second] = await Promise.all([attempt.send(''), attempt.send('')]);
    expect([first, second, keys.length]).toEqual(['b1', null, 1]);
  });

  it('after a lost answer goes out under the same key, and under another one after a refusal', async () => {
    summaries.push(TWO);
    await attempt.count();
    answers.push(problem(0, 'unreachable'), problem(503, 'database-unavailable'), problem(422, 'reason-required'), 'b1');
    for (let time = 0; time < 4; time += 1) await attempt.send('');
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('is counted again when the number has changed, and asks to be confirmed once more', async () => {
    summaries.push(TWO);
    await attempt.count();
    answers.push(problem(409, 'batch-count-changed'));
    summaries.push({ ...TWO, count: 3 });
    expect(await attempt.send('')).toBeNull();
    expect([attempt.hasChanged, attempt.summary?.count, attempt.problem]).toEqual([true, 3, null]);
    answers.push('b1');
    expect(await attempt.send('')).toBe('b1');
    expect([attempt.hasChanged, confirmed]).toEqual([false, [2, 3]]);
  });

  it('says what went wrong with counting', async () => {
    summaries.push(problem(403, 'forbidden'));
    await attempt.count();
    expect([attempt.problem?.code, attempt.isReady]).toEqual(['forbidden', false]);
  });
});
