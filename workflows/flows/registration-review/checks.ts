import type { CheckResult } from '../../shared/checks.ts';
import { checkCreditCode } from '../../shared/credit-code.ts';
import type { registrationReview } from './definition.ts';

/** From this share of equal characters two names are called similar (docs/rules.md, "Duplicate organizations"). */
export const SIMILAR_NAME_PERCENT = 75;

/** What the checks of a registration need from the form. */
export interface RegistrationCheckForm {
  readonly creditCode: string;
  readonly divisionCode: string;
}

/** What the checks of a registration need from the database (`models/facts/registration-review.ts`). */
export interface RegistrationFacts {
  readonly sameCreditCode: { readonly name: string; readonly active: boolean } | null;
  /** The most similar active organization of another credit code; `percent` is 0 to 100. */
  readonly mostSimilar: { readonly name: string; readonly percent: number } | null;
  /** Division of the organization that reviews, or null while none is known. */
  readonly reviewerDivisionCode: string | null;
  /** In how many organizations the administrator already is one. */
  readonly administratorOf: number;
}

export type RegistrationCheck = (typeof registrationReview)['subjects']['employer']['checks'][number];

type Check = (form: RegistrationCheckForm, facts: RegistrationFacts) => Omit<CheckResult, 'name'>;

const PASSED = { result: 'passed', params: {} } as const;

const byName = {
  creditCodeCheckDigit: ({ creditCode }) => {
    const checked = checkCreditCode(creditCode);
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
  administratorElsewhere: (_form, { administratorOf: count }) =>
    count === 0 ? PASSED : { result: 'warning', params: { count } },
} satisfies Record<RegistrationCheck, Check>;

/** The results of the named checks, in the order given. Pure: the same form and facts give the same results. */
export function runRegistrationChecks(
  names: readonly RegistrationCheck[], form: RegistrationCheckForm, facts: RegistrationFacts,
): CheckResult<RegistrationCheck>[] {
  return names.map((name) => ({ name, ...byName[name](form, facts) }));
}

/** The digits of a division code that its subdivisions share: 370000 → 37, 370100 → 3701, 370102 → 370102. */
function significant(divisionCode: string): string {
  return divisionCode.replace(/(00){1,2}$/, '');
}
