import { EDGES_OF_EVERY_FLOW, type FlowDefinition } from '../../shared/flow.ts';

const review = {
  right: 'transfer.decide',
  verbs: ['approve', 'return', 'reject'],
  deadlines: { remindAfterWorkingDays: [3, 5], dueWorkingDays: 10 },
  escalatesTo: 'bureau',
} as const;

/** A person goes from one unit to another: the old one lets him go, then the new one takes him (manual §5.1.6; docs/rules.md, "Transfers"). */
export const personnelTransfer = {
  id: 'personnelTransfer',
  version: 1,
  rulesVersion: '2026-1',
  numberPrefix: 'TR',
  subjects: {
    person: {
      about: 'person',
      startedBy: { organizations: { kinds: ['department', 'employer'], right: 'transfer.start' }, oneself: true },
      reviewedBy: ['hrss', 'department', 'employer'],
      steps: [
        { ...review, name: 'release', inbox: 'out', reviewers: { out: 'superior-or-bureau' } },
        { ...review, name: 'receive', inbox: 'in', reviewers: { in: 'successor' } },
      ],
      applicantVerbs: ['resubmit', 'withdraw'],
      returnedDeadlines: { remindAfterWorkingDays: [10], dueWorkingDays: 20 },
      checks: ['transferDay', 'casesFollow', 'administratorElsewhere'],
    },
  },
  edges: EDGES_OF_EVERY_FLOW,
} as const satisfies FlowDefinition;
