import { EDGES_OF_EVERY_FLOW, type FlowDefinition } from '../../shared/flow.ts';

/** Every registration waits as long for its reviewer, whoever that is (docs/rules.md, "Deadlines"). */
const review = {
  name: 'review',
  right: 'registration.decide',
  verbs: ['approve', 'return', 'reject'],
  deadlines: { remindAfterWorkingDays: [3, 5], dueWorkingDays: 10 },
} as const;

const applicant = {
  applicantVerbs: ['resubmit', 'withdraw'],
  returnedDeadlines: { remindAfterWorkingDays: [10], dueWorkingDays: 20 },
} as const;

/** Registration of an organization or a person (manual §1, §5.1.3; domain rules in docs/rules.md). */
export const registrationReview = {
  id: 'registrationReview',
  version: 1,
  rulesVersion: '2026-1',
  numberPrefix: 'RG',
  subjects: {
    department: {
      ...applicant,
      about: 'organization',
      reviewedBy: ['hrss'],
      steps: [{ ...review, reviewers: { only: 'bureau' } }],
      checks: ['creditCodeCheckDigit', 'creditCodeUnused', 'similarName', 'divisionInJurisdiction', 'administratorElsewhere'],
    },
    employer: {
      ...applicant,
      about: 'organization',
      reviewedBy: ['hrss', 'department'],
      steps: [{ ...review, reviewers: { only: 'superior-or-bureau' } }],
      checks: ['creditCodeCheckDigit', 'creditCodeUnused', 'similarName', 'divisionInJurisdiction', 'administratorElsewhere'],
    },
    base: {
      ...applicant,
      about: 'organization',
      reviewedBy: ['hrss', 'department'],
      steps: [{ ...review, reviewers: { only: 'superior-or-bureau' } }],
      checks: [
        'creditCodeCheckDigit', 'creditCodeUnused', 'similarName', 'approvalValid', 'approvalUnused', 'divisionInJurisdiction',
        'administratorElsewhere',
      ],
    },
    professional: {
      ...applicant,
      about: 'person',
      follows: 'person',
      reviewedBy: ['hrss', 'department', 'employer'],
      steps: [{ ...review, reviewers: { only: 'superior-or-bureau' }, returnCodes: ['wrong-unit'] }],
      checks: ['identityMatchesRecord', 'contactUnused', 'employedElsewhere'],
    },
  },
  edges: [...EDGES_OF_EVERY_FLOW, 'returnWrongUnit', 'reroute'],
} as const satisfies FlowDefinition;

/** Who or what can be registered. */
export type RegistrationSubject = keyof (typeof registrationReview)['subjects'];

/** In the order of the portal's user types. */
export const REGISTRATION_SUBJECTS = ['department', 'employer', 'base', 'professional'] as const satisfies readonly RegistrationSubject[];

/** Narrows text, for example a path segment, to a subject of registration. */
export function isRegistrationSubject(text: string): text is RegistrationSubject {
  return Object.hasOwn(registrationReview.subjects, text);
}
