import type { FlowDefinition } from '../../shared/flow.ts';

/** Registration of an organization or a person (manual §1, §5.1.3; domain rules in docs/rules.md). */
export const registrationReview = {
  id: 'registrationReview',
  version: 1,
  rulesVersion: '2026-1',
  numberPrefix: 'RG',
  subjects: {
    employer: {
      steps: [{
        name: 'review',
        reviewer: 'superior-or-bureau',
        right: 'registration.decide',
        verbs: ['approve', 'return', 'reject'],
        deadlines: { remindAfterWorkingDays: [3, 5], dueWorkingDays: 10 },
      }],
      applicantVerbs: ['resubmit', 'withdraw'],
      returnedDeadlines: { remindAfterWorkingDays: [10], dueWorkingDays: 20 },
      checks: ['creditCodeCheckDigit', 'creditCodeUnused', 'similarName', 'divisionInJurisdiction', 'administratorElsewhere'],
    },
  },
  edges: [
    'submit', 'open', 'approve', 'return', 'reject', 'resubmit', 'withdraw', 'remind', 'escalate', 'overdue', 'lapse', 'void',
  ],
} as const satisfies FlowDefinition;
