import { EDGES_OF_EVERY_FLOW, type FlowDefinition } from '../../shared/flow.ts';

/** An organization goes from one superior to another; both must agree (manual §5.1.1.1; docs/rules.md, "Another superior"). */
export const superiorChange = {
  id: 'superiorChange',
  version: 1,
  rulesVersion: '2026-1',
  numberPrefix: 'SU',
  subjects: {
    organization: {
      about: 'organization',
      startedBy: { organizations: { kinds: ['department', 'employer', 'base'], right: 'organization.change' } },
      changes: 'subtree',
      reviewedBy: ['hrss', 'department'],
      steps: [{
        name: 'consent',
        reviewers: { old: 'superior-or-bureau', new: 'successor' },
        right: 'superior.decide',
        verbs: ['approve', 'return', 'reject'],
        deadlines: { remindAfterWorkingDays: [3, 5], dueWorkingDays: 10 },
        escalatesTo: 'bureau',
      }],
      applicantVerbs: ['resubmit', 'withdraw'],
      returnedDeadlines: { remindAfterWorkingDays: [10], dueWorkingDays: 20 },
      checks: ['superiorLevel', 'movesAlong', 'tasksStay'],
    },
  },
  edges: [...EDGES_OF_EVERY_FLOW, 'consent'],
} as const satisfies FlowDefinition;
