import { type CheckResult, type CheckVerdict, PASSED, runChecks, warnOfAny } from '../../shared/checks.ts';
import { checkCreditCode } from '../../shared/credit-code.ts';
import { addDays, daysBetween } from '../../shared/time.ts';
import type { registrationReview, RegistrationSubject } from './definition.ts';

/** From this share of equal characters two names are called similar (docs/rules.md, "Duplicate organizations"). */
export const SIMILAR_NAME_PERCENT = 75;

/** A base whose approval runs out within so many days is pointed out (docs/rules.md, "Registration of a base"). */
export const APPROVAL_NEAR_DAYS = 60;

/** What the checks of a registration need from the form; a subject has only some of it. */
export interface RegistrationCheckForm {
  readonly divisionCode: string;
  readonly creditCode?: string;
  readonly validUntil?: string | null;
}

/** An organization, as a check names it. */
interface Named {
  readonly name: string;
}

/** What the checks of a registration need from the database (`models/facts/registration-review.ts`). */
export interface RegistrationFacts {
  /** The day on which it is checked, `yyyy-mm-dd`. */
  readonly today: string;
  readonly sameCreditCode: Named & { readonly active: boolean } | null;
  /** The most similar active organization of another credit code; `percent` is 0 to 100. */
  readonly mostSimilar: Named & { readonly percent: number } | null;
  /** An active base with the same number of approval. */
  readonly sameApproval: Named | null;
  /** Division of the organization that reviews, or null while none is known. */
  readonly reviewerDivisionCode: string | null;
  /** In how many organizations the administrator already is one. */
  readonly administratorOf: number;
  /** Whether the record of the ID number has the same name; null where there is no record. */
  readonly isRecordedName: boolean | null;
  /** How many other persons have the mobile number or the mail address. */
  readonly contactsOfOthers: number;
  /** Where the person is employed now, if anywhere else than in the chosen unit. */
  readonly employedBy: Named | null;
}

export type RegistrationCheck = (typeof registrationReview)['subjects'][RegistrationSubject]['checks'][number];

type Check = (form: RegistrationCheckForm, facts: RegistrationFacts) => CheckVerdict;

const byName = {
  creditCodeCheckDigit: ({ creditCode }) => {
    const checked = checkCreditCode(creditCode ?? '');
    return checked.ok && checked.warning === null ? PASSED : { result: 'warning', params: {} };
  },
  creditCodeUnused: (_form, { sameCreditCode: same }) =>
    same === null ? PASSED : { result: same.active ? 'failed' : 'warning', params: { organization: same.name } },
  similarName: (_form, { mostSimilar }) => {
    if (mostSimilar === null || mostSimilar.percent < SIMILAR_NAME_PERCENT) return PASSED;
    return {
      result: mostSimilar.percent === 100 ? 'failed' : 'warning',
      params: { organization: mostSimilar.name, percent: mostSimilar.percent },
    };
  },
  divisionInJurisdiction: ({ divisionCode }, { reviewerDivisionCode }) =>
    reviewerDivisionCode === null || divisionCode.startsWith(significant(reviewerDivisionCode))
      ? PASSED : { result: 'warning', params: {} },
  administratorElsewhere: (_form, { administratorOf }) => warnOfAny(administratorOf),
  approvalValid: ({ validUntil = null }, { today }) => {
    if (validUntil === null || validUntil > addDays(today, APPROVAL_NEAR_DAYS)) return PASSED;
    return { result: validUntil < today ? 'failed' : 'warning', params: { days: daysBetween(today, validUntil) } };
  },
  approvalUnused: (_form, { sameApproval: same }) =>
    same === null ? PASSED : { result: 'warning', params: { organization: same.name } },
  identityMatchesRecord: (_form, { isRecordedName }) =>
    isRecordedName === false ? { result: 'warning', params: {} } : PASSED,
  contactUnused: (_form, { contactsOfOthers }) => warnOfAny(contactsOfOthers),
  employedElsewhere: (_form, { employedBy }) =>
    employedBy === null ? PASSED : { result: 'failed', params: { organization: employedBy.name } },
} satisfies Record<RegistrationCheck, Check>;

/** The results of the named checks, in the order given. Pure: the same form and facts give the same results. */
export function runRegistrationChecks(
  names: readonly RegistrationCheck[], form: RegistrationCheckForm, facts: RegistrationFacts,
): CheckResult<RegistrationCheck>[] {
  return runChecks(names, byName, form, facts);
}

/** The digits of a division code that its subdivisions share: 370000 → 37, 370100 → 3701, 370102 → 370102. */
function significant(divisionCode: string): string {
  return divisionCode.replace(/(00){1,2}$/, '');
}
