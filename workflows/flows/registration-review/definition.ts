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
        verbs: ['approve', 'reject'],
        dueWorkingDays: 10,
      }],
      checks: ['creditCodeCheckDigit', 'creditCodeUnused', 'similarName', 'divisionInJurisdiction', 'administratorElsewhere'],
    },
  },
  edges: ['submit', 'open', 'approve', 'reject'],
} as const satisfies FlowDefinition;
