import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Reviewer } from '../../../../ui/screens/register/registration-gateway.ts';
import { ReviewerLookup } from '../../../../ui/screens/register/reviewer-lookup.ts';

function reviewer(name: string): Reviewer {
  return { organization: { id: name, name }, dueWorkingDays: 10, dueOn: '2026-12-07' };
}

let asked: string[];
let arrive: Map<string, (found: Reviewer | Error) => void>;
let lookup: ReviewerLookup;

beforeEach(() => {
  asked = [];
  arrive = new Map();
  lookup = new ReviewerLookup((division, superiorId) => {
    const question = `${division}/${superiorId}`;
    asked.push(question);
    return new Promise((resolve, reject) => {
      arrive.set(question, (found) => { if (found instanceof Error) reject(found); else resolve(found); });
    });
  }, () => {});
});

describe('who will review', () => {
  it('is asked once for the same choice, and not at all without a division', async () => {
    await lookup.look('', '');
    void lookup.look('370102', '');
    void lookup.look('370102', '');
    expect(asked).toEqual(['370102/']);
  });

  it('is the answer to the latest choice, whichever arrives last', async () => {
    const first = lookup.look('370102', '');
    const second = lookup.look('370103', 'department');
    arrive.get('370103/department')?.(reviewer('later'));
    await second;
    arrive.get('370102/')?.(reviewer('earlier'));
    await first;
    expect(lookup.reviewer?.organization?.name).toBe('later');
  });

  it('is nobody after a failure, and asked again', async () => {
    const attempt = lookup.look('370102', '');
    arrive.get('370102/')?.(new Error('offline'));
    await attempt;
    expect(lookup.reviewer).toBeNull();
    void lookup.look('370102', '');
    expect(asked).toHaveLength(2);
  });
});
