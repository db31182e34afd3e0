import { describe, expect, it } from '@jest/globals';
import { Sending } from '../../../ui/controllers/sending.ts';
import type { HttpProblem } from '../../../ui/http/http-problem.ts';
import { problem } from '../support/problem.ts';

/** Work that fails as told and then succeeds; remembers the keys it got. */
function attempts(...failures: readonly HttpProblem[]) {
  const [keys, left] = [new Array<string>(), [...failures]];
  const work = async (key: string): Promise<void> => {
    keys.push(key);
    const failure = left.shift();
    if (failure !== undefined) throw failure;
  };
  return { keys, work, sending: new Sending({ requestUpdate: () => undefined }) };
}

describe('sending what was filled in', () => {
  it('again under its key while nobody knows what became of it', async () => {
    const { keys, work, sending } = attempts(problem(0, 'unreachable'), problem(503, 'database-unavailable'));
    const answers = [await sending.send({ text: 'a' }, work), await sending.send({ text: 'a' }, work), await sending.send({ text: 'a' }, work)];
    expect(answers).toEqual([false, false, true]);
    expect(new Set(keys).size).toBe(1);
    expect([sending.isBusy, sending.problem]).toEqual([false, null]);
  });

  it('under another key after a refusal, and for other content', async () => {
    const { keys, work, sending } = attempts(problem(409, 'claimed'));
    expect(await sending.send({ text: 'a' }, work)).toBe(false);
    expect(sending.problem?.code).toBe('claimed');
    await sending.send({ text: 'a' }, work);
    await sending.send({ text: 'b' }, work);
    expect(new Set(keys).size).toBe(3);
  });

  it('once at a time', async () => {
    const { keys, work, sending } = attempts();
    const [first, second] = await Promise.all([sending.send({}, work), sending.send({}, work)]);
    expect([first, second, keys.length]).toEqual([true, false, 1]);
  });
});
