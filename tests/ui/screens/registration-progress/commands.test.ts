import '../../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import { Sending } from '../../../../ui/controllers/sending.ts';
import { sendUntilAnswered } from '../../../../ui/screens/registration-progress/send-until-answered.ts';
import { problem } from '../../support/problem.ts';

const WITHDRAWAL = { expectedRevision: 2, reason: '' };

describe('a command that is on its way', () => {
  it('is sent again until the server has answered', async () => {
    const answers = ['in_progress', 'in_progress', 'applied'];
    const waits: number[] = [];
    await sendUntilAnswered(async () => answers.shift() ?? 'none', async (milliseconds) => { waits.push(milliseconds); });
    expect([answers, waits.length]).toEqual([[], 2]);
  });

  it('is at last called unanswered, so that its key is kept', async () => {
    const sending = sendUntilAnswered(async () => 'in_progress', async () => undefined);
    await expect(sending).rejects.toMatchObject({ code: 'request-in-progress' });
  });
});

describe('withdrawing', () => {
  /** A withdrawal that is answered so, one answer after the other; null is success. */
  function withdrawing(...answers: (Error | null)[]) {
    const keys: string[] = [];
    const made = new Sending({ requestUpdate: () => undefined });
    const send = () => made.send(WITHDRAWAL, async (key) => {
      keys.push(key);
      const answer = answers.shift() ?? null;
      if (answer !== null) throw answer;
    });
    return { made, send, keys };
  }

  it('is sent once by a double click', async () => {
    const { send, keys } = withdrawing();
    expect(await Promise.all([send(), send()])).toEqual([true, false]);
    expect(keys).toHaveLength(1);
  });

  it('keeps its key while nobody knows what became of it, and no longer', async () => {
    const { made, send, keys } = withdrawing(problem(0, 'unreachable'), problem(503, 'temporal-unavailable'), problem(409, 'stale'), null);
    for (let count = 0; count < 4; count += 1) await send();
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
    expect([made.isBusy, made.problem]).toEqual([false, null]);
  });

  it('can be sent again after a fault of ours, with nothing of it left', async () => {
    const { made, send } = withdrawing(new TypeError('ours'), null);
    await expect(send()).rejects.toThrow('ours');
    expect([made.isBusy, made.problem, await send()]).toEqual([false, null, true]);
  });
});
