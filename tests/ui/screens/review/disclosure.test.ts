import { describe, expect, it } from '@jest/globals';
import { Disclosure } from '../../../../ui/screens/review/disclosure.ts';
import { problem } from '../../support/problem.ts';

const WHOLE = { values: { idNumber: '370000199005251525' }, record: { before: {}, present: {} } };

function disclosureOf(answer: () => Promise<typeof WHOLE>) {
  const reasons: (string | null)[] = [];
  const refused: string[] = [];
  const disclosure = new Disclosure({
    gateway: {
      disclose(_caseId, reason) {
        reasons.push(reason);
        return answer();
      },
    },
    changed: () => {}, refused: ({ code }) => { refused.push(code); },
  });
  return { disclosure, reasons, refused };
}

describe('masked values of a case', () => {
  it('are shown at once where the reason was given before', async () => {
    const { disclosure, reasons } = disclosureOf(() => Promise.resolve(WHOLE));
    await disclosure.wish({ id: 'c1', disclosure: 'open' });
    expect([disclosure.of('c1'), disclosure.isAsking, reasons]).toEqual([WHOLE, false, [null]]);
  });

  it('are shown after a reason, and stay masked without one', async () => {
    const { disclosure, reasons } = disclosureOf(() => Promise.resolve(WHOLE));
    await disclosure.wish({ id: 'c1', disclosure: 'reason' });
    expect([disclosure.of('c1'), disclosure.isAsking, reasons]).toEqual([null, true, []]);
    disclosure.decline();
    expect([disclosure.of('c1'), disclosure.isAsking]).toEqual([null, false]);
    await disclosure.wish({ id: 'c1', disclosure: 'reason' });
    await disclosure.giveReason('与身份证核对');
    expect([disclosure.of('c1'), disclosure.isAsking, reasons]).toEqual([WHOLE, false, ['与身份证核对']]);
  });

  it('stay masked where they are refused, and that is said', async () => {
    const refusal = problem(403, 'forbidden');
    const { disclosure, refused } = disclosureOf(() => Promise.reject(refusal));
    await disclosure.wish({ id: 'c1', disclosure: 'open' });
    expect([disclosure.of('c1'), refused]).toEqual([null, ['forbidden']]);
  });

  it('never show in another case, however late they come', async () => {
    let give = (_values: typeof WHOLE): void => {};
    const { disclosure } = disclosureOf(() => new Promise((resolve) => { give = resolve; }));
    const first = disclosure.wish({ id: 'c1', disclosure: 'open' });
    const giveFirst = give;
    void disclosure.wish({ id: 'c2', disclosure: 'reason' });
    giveFirst(WHOLE);
    await first;
    expect([disclosure.of('c1'), disclosure.of('c2')]).toEqual([null, null]);
  });
});
