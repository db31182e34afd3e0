import type { CaseStatus } from './case-state.ts';
import { APPLICANT_VERBS, type ApplicantVerb } from './flow.ts';

/** While a case stands there, its applicant may do it. */
const possibleIn = {
  resubmit: ['returned'],
  withdraw: ['received', 'reviewing', 'returned'],
} satisfies Record<ApplicantVerb, readonly CaseStatus[]>;

/** What an applicant may do to his case in this status, of what its definition offers. Asked by API and transition. */
export function applicantVerbsIn(status: CaseStatus, offered: readonly ApplicantVerb[]): ApplicantVerb[] {
  return APPLICANT_VERBS.filter((verb) => offered.includes(verb) && possibleIn[verb].some((possible) => possible === status));
}
