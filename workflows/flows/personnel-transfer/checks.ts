import { type CheckResult, type CheckVerdict, PASSED, runChecks, warnOfAny } from '../../shared/checks.ts';
import { daysBetween } from '../../shared/time.ts';
import type { personnelTransfer } from './definition.ts';

/** A day of transfer further away than this is pointed out (docs/rules.md, "Transfers"). */
export const TRANSFER_NEAR_DAYS = 90;

/** What the checks of a transfer need from the database (`models/facts/personnel-transfer.ts`). */
export interface PersonnelTransferFacts {
  /** The day on which it is checked, `yyyy-mm-dd`. */
  readonly today: string;
  /** Open cases of the person, whose undecided steps go to the new unit. */
  readonly openCases: number;
  /** In how many organizations he is an administrator; that he stays. */
  readonly administratorOf: number;
}

export type PersonnelTransferCheck = (typeof personnelTransfer)['subjects']['person']['checks'][number];

const byName = {
  transferDay: ({ transferOn }, { today }) => (Math.abs(daysBetween(today, transferOn)) <= TRANSFER_NEAR_DAYS
    ? PASSED : { result: 'warning', params: { day: transferOn } }),
  casesFollow: (_form, { openCases }) => warnOfAny(openCases),
  administratorElsewhere: (_form, { administratorOf }) => warnOfAny(administratorOf),
} satisfies Record<PersonnelTransferCheck, (form: { readonly transferOn: string }, facts: PersonnelTransferFacts) => CheckVerdict>;

/** Runs the checks named by the definition, in its order. Pure; they inform and never decide (docs/rules.md, "Transfers"). */
export function runPersonnelTransferChecks(
  names: readonly PersonnelTransferCheck[], form: { readonly transferOn: string }, facts: PersonnelTransferFacts,
): CheckResult<PersonnelTransferCheck>[] {
  return runChecks(names, byName, form, facts);
}
