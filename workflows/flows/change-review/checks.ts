import { type CheckResult, type CheckVerdict, PASSED, runChecks } from '../../shared/checks.ts';
import { checkCreditCode } from '../../shared/credit-code.ts';
import type { changeReview, ChangeSubject } from './definition.ts';

/** What the checks of a change need from the form; a subject has only some of it. */
export interface ChangeCheckForm {
  readonly reason: string;
  readonly creditCode?: string;
}

/** What the checks of a change need from the database (`models/facts/change-review.ts`); a subject has only some of it. */
export interface ChangeFacts {
  /** Whether the record of somebody else has the same number of certificate. */
  readonly isCertificateUsed: boolean;
  /** Whether the series has such a title of that level, under its present or a former name. */
  readonly isTitleKnown: boolean;
  /** Whether another person is registered with the ID number. */
  readonly isIdentityUsed: boolean;
  /** Whether the ID number, with which one signs in, becomes another one. */
  readonly numberChanges: boolean;
  /** Another organization of the same kind with the credit code. */
  readonly sameCreditCode: { readonly name: string; readonly active: boolean } | null;
}

export type ChangeCheck = (typeof changeReview)['subjects'][ChangeSubject]['checks'][number];

type Check = (form: ChangeCheckForm, facts: ChangeFacts) => CheckVerdict;

const WARNING: CheckVerdict = { result: 'warning', params: {} };

const byName = {
  certificateUnused: (_form, { isCertificateUsed }) => (isCertificateUsed ? WARNING : PASSED),
  titleFitsSeries: (_form, { isTitleKnown }) => (isTitleKnown ? PASSED : WARNING),
  identityUnused: (_form, { isIdentityUsed }) => (isIdentityUsed ? { result: 'failed', params: {} } : PASSED),
  numberStays: (_form, { numberChanges }) => (numberChanges ? WARNING : PASSED),
  creditCodeCheckDigit: ({ creditCode = '' }) => {
    const checked = checkCreditCode(creditCode);
    return checked.ok && checked.warning === null ? PASSED : WARNING;
  },
  creditCodeUnused: (_form, { sameCreditCode: same }) =>
    (same === null ? PASSED : { result: same.active ? 'failed' : 'warning', params: { organization: same.name } }),
} satisfies Record<ChangeCheck, Check>;

/** Runs the named checks, in the order given. Pure; they inform and never decide (docs/rules.md, "Changes"). */
export function runChangeChecks(names: readonly ChangeCheck[], form: ChangeCheckForm, facts: ChangeFacts): CheckResult<ChangeCheck>[] {
  return runChecks(names, byName, form, facts);
}
