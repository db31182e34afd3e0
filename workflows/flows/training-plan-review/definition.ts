import { EDGES_OF_EVERY_FLOW, type FlowDefinition } from '../../shared/flow.ts';

const review = {
  name: 'review',
  reviewers: { only: 'superior-or-bureau' },
  right: 'plan.decide',
  verbs: ['approve', 'return', 'reject'],
  deadlines: { remindAfterWorkingDays: [3, 5], dueWorkingDays: 10 },
} as const;

const subject = {
  about: 'organization',
  startedBy: { organizations: { kinds: ['base', 'employer'], right: 'plan.submit' } },
  reviewedBy: ['hrss', 'department'],
  applicantVerbs: ['resubmit', 'withdraw'],
  returnedDeadlines: { remindAfterWorkingDays: [10], dueWorkingDays: 20 },
} as const;

/**
 * What bases and employers train whom in: the plan of a year, each class, how it ended, and the summary of the year
 * (manual §5.1.5; docs/rules.md, "Training plans").
 */
export const trainingPlanReview = {
  id: 'trainingPlanReview',
  version: 1,
  rulesVersion: '2026-1',
  numberPrefix: 'PL',
  subjects: {
    annualPlan: { ...subject, steps: [{ ...review, inbox: 'plan' }], checks: ['planTotals', 'planAmends', 'planNamesTwice'] },
    trainingClass: {
      ...subject, steps: [{ ...review, inbox: 'class' }],
      checks: ['classInPlan', 'classHours', 'classCapacity', 'classSessions', 'classLeadTime', 'timetableHours', 'timetableDays'],
    },
    classClosing: {
      ...subject, steps: [{ ...review, inbox: 'class' }],
      checks: ['rosterDuplicates', 'rosterCapacity', 'rosterHours', 'rosterKnown', 'rosterUnits', 'closingTime'],
    },
    annualSummary: { ...subject, steps: [{ ...review, inbox: 'summary' }], checks: ['planExecution', 'classesUnclosed', 'summarySeason'] },
  },
  edges: EDGES_OF_EVERY_FLOW,
} as const satisfies FlowDefinition;

export type TrainingSubject = keyof (typeof trainingPlanReview)['subjects'];

/** Narrows text to a subject of the flow. */
export function isTrainingSubject(text: string): text is TrainingSubject {
  return Object.hasOwn(trainingPlanReview.subjects, text);
}
