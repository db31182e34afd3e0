import { EDGES_OF_EVERY_FLOW, type FlowDefinition } from '../../shared/flow.ts';

const review = {
  right: 'change.decide',
  verbs: ['approve', 'return', 'reject'],
  deadlines: { remindAfterWorkingDays: [3, 5], dueWorkingDays: 10 },
} as const;

const applicant = {
  applicantVerbs: ['resubmit', 'withdraw'],
  returnedDeadlines: { remindAfterWorkingDays: [10], dueWorkingDays: 20 },
} as const;

/** Changes of what the record of a person or of an organization says (manual §5.1.4; docs/rules.md, "Changes"). */
export const changeReview = {
  id: 'changeReview',
  version: 1,
  rulesVersion: '2026-1',
  numberPrefix: 'CH',
  subjects: {
    title: {
      ...applicant,
      about: 'person',
      startedBy: { oneself: true },
      follows: 'person',
      compares: 'record',
      reviewedBy: ['hrss', 'department', 'employer'],
      steps: [{ ...review, name: 'review', inbox: 'person', reviewers: { only: 'superior-or-bureau' } }],
      checks: ['certificateUnused', 'titleFitsSeries'],
    },
    identity: {
      ...applicant,
      about: 'person',
      startedBy: { oneself: true },
      follows: 'person',
      compares: 'record',
      reviewedBy: ['hrss', 'department', 'employer'],
      steps: [
        { ...review, name: 'review', inbox: 'person', reviewers: { only: 'superior-or-bureau' } },
        { ...review, name: 'confirm', inbox: 'person', reviewers: { only: 'above-superior' } },
      ],
      checks: ['identityUnused', 'numberStays'],
    },
    organization: {
      ...applicant,
      about: 'organization',
      startedBy: { organizations: { kinds: ['department', 'employer', 'base'], right: 'organization.change' } },
      changes: 'organization',
      compares: 'record',
      reviewedBy: ['hrss', 'department'],
      steps: [{ ...review, name: 'review', reviewers: { only: 'superior-or-bureau' } }],
      checks: ['creditCodeCheckDigit', 'creditCodeUnused'],
    },
  },
  edges: [...EDGES_OF_EVERY_FLOW, 'rebase', 'reroute'],
} as const satisfies FlowDefinition;

/** Whose record, or which one, can be changed. */
export type ChangeSubject = keyof (typeof changeReview)['subjects'];

/** Narrows text to a subject of changes. */
export function isChangeSubject(text: string): text is ChangeSubject {
  return Object.hasOwn(changeReview.subjects, text);
}
