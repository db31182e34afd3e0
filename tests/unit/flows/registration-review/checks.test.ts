import { describe, expect, it } from '@jest/globals';
import {
  type RegistrationCheck, type RegistrationCheckForm, type RegistrationFacts, runRegistrationChecks,
} from '../../../../workflows/flows/registration-review/checks.ts';
import { registrationReview } from '../../../../workflows/flows/registration-review/definition.ts';
import { findMessage } from '../../../../workflows/shared/messages/index.ts';

const FORM: RegistrationCheckForm = { divisionCode: '370102', creditCode: '91000000MA0000017D', validUntil: '2027-06-30' };
const FACTS: RegistrationFacts = {
  today: '2026-11-23', sameCreditCode: null, mostSimilar: null, sameApproval: null, reviewerDivisionCode: '370102', administratorOf: 0,
  isRecordedName: null, contactsOfOthers: 0, employedBy: null,
};

interface Example {
  readonly form?: Partial<RegistrationCheckForm>;
  readonly facts?: Partial<RegistrationFacts>;
  readonly result: 'passed' | 'warning' | 'failed';
  readonly params?: object;
}

const NAMED = { name: '济南市第一中学' };
const examples: Readonly<Record<RegistrationCheck, readonly Example[]>> = {
  creditCodeCheckDigit: [{ result: 'passed' }, { form: { creditCode: '91000000MA00000170' }, result: 'warning' }, { form: { creditCode: '1' }, result: 'warning' }],
  creditCodeUnused: [
    { result: 'passed' },
    { facts: { sameCreditCode: { ...NAMED, active: true } }, result: 'failed', params: { organization: NAMED.name } },
    { facts: { sameCreditCode: { ...NAMED, active: false } }, result: 'warning', params: { organization: NAMED.name } },
  ],
  similarName: [
    { result: 'passed' }, { facts: { mostSimilar: { ...NAMED, percent: 74 } }, result: 'passed' },
    { facts: { mostSimilar: { ...NAMED, percent: 75 } }, result: 'warning', params: { organization: NAMED.name, percent: 75 } },
    { facts: { mostSimilar: { ...NAMED, percent: 100 } }, result: 'failed' },
  ],
  divisionInJurisdiction: [
    { result: 'passed' }, { facts: { reviewerDivisionCode: '370100' }, result: 'passed' }, { facts: { reviewerDivisionCode: '370000' }, result: 'passed' },
    { facts: { reviewerDivisionCode: null }, result: 'passed' }, { facts: { reviewerDivisionCode: '370103' }, result: 'warning' },
    { form: { divisionCode: '370100' }, facts: { reviewerDivisionCode: '370102' }, result: 'warning' },
  ],
  administratorElsewhere: [{ result: 'passed' }, { facts: { administratorOf: 2 }, result: 'warning', params: { count: 2 } }],
  approvalValid: [
    { result: 'passed' }, { form: { validUntil: null }, result: 'passed' }, { form: { validUntil: '2027-01-23' }, result: 'passed' },
    { form: { validUntil: '2027-01-22' }, result: 'warning', params: { days: 60 } }, { form: { validUntil: '2026-11-23' }, result: 'warning', params: { days: 0 } },
    { form: { validUntil: '2026-11-22' }, result: 'failed', params: { days: -1 } },
  ],
  approvalUnused: [{ result: 'passed' }, { facts: { sameApproval: NAMED }, result: 'warning', params: { organization: NAMED.name } }],
  identityMatchesRecord: [{ result: 'passed' }, { facts: { isRecordedName: true }, result: 'passed' }, { facts: { isRecordedName: false }, result: 'warning' }],
  contactUnused: [{ result: 'passed' }, { facts: { contactsOfOthers: 1 }, result: 'warning', params: { count: 1 } }],
  employedElsewhere: [{ result: 'passed' }, { facts: { employedBy: NAMED }, result: 'failed', params: { organization: NAMED.name } }],
};

describe.each(Object.keys(examples).filter((name): name is RegistrationCheck => name in examples))('%s', (name) => {
  it.each(examples[name])('of %j', ({ form, facts, result, params = {} }) => {
    const [checked] = runRegistrationChecks([name], { ...FORM, ...form }, { ...FACTS, ...facts });
    expect(checked).toMatchObject({ name, result, params });
    for (const locale of ['zh-CN', 'en'] as const) {
      const words = findMessage(locale, `checks.${name}.${result}`, checked?.params ?? {});
      expect(words).toMatch(/\S/);
      expect(words).not.toMatch(/[{}]/);
    }
  });
});

describe('the checks of a subject', () => {
  it.each(Object.entries(registrationReview.subjects))('%s run in the order of the definition, each with a name', (_subject, { checks }) => {
    expect(runRegistrationChecks(checks, FORM, FACTS).map(({ name }) => name)).toEqual(checks);
    for (const name of checks) expect(findMessage('zh-CN', `checks.${name}`)).toMatch(/\S/);
  });
});
