import { EDGES_OF_EVERY_FLOW, type FlowDefinition } from '../../shared/flow.ts';
import type { StudyForm } from '../../shared/hours/study-forms.ts';

const review = {
  right: 'hours.decide',
  verbs: ['approve', 'return', 'reject'],
  recognizes: 'hours',
  deadlines: { remindAfterWorkingDays: [3, 5], dueWorkingDays: 10 },
} as const;

/** All study forms are declared into one inbox and reviewed alike; a case goes through those steps that its rules name (docs/rules.md, "Hours"). */
const declaration = {
  about: 'person',
  startedBy: { organizations: { kinds: ['department', 'employer'], right: 'hours.declare' }, oneself: true },
  follows: 'person',
  reviewedBy: ['hrss', 'department', 'employer'],
  steps: [
    { ...review, name: 'unit', inbox: 'declaration', reviewers: { only: 'superior-or-bureau' } },
    { ...review, name: 'direct', inbox: 'declaration', reviewers: { only: 'superior-or-bureau' } },
    { ...review, name: 'department', inbox: 'declaration', reviewers: { only: 'above-superior' } },
    { ...review, name: 'bureau', inbox: 'declaration', reviewers: { only: 'bureau' } },
    // Thirty days in which an appeal is to be answered (docs/rules.md, "Hours").
    {
      ...review, name: 'appeal', inbox: 'declaration', reviewers: { only: 'above-superior' },
      deadlines: { remindAfterWorkingDays: [10, 15], dueWorkingDays: 20 },
    },
  ],
  applicantVerbs: ['resubmit', 'withdraw'],
  returnedDeadlines: { remindAfterWorkingDays: [10], dueWorkingDays: 20 },
  checks: [
    'yearOpen', 'hoursWithinProposal', 'hoursWithinYearlyCap', 'hoursPerDay', 'achievementUnused', 'employedThen', 'onClassRoster',
  ],
} as const;

/** Hours that somebody declares are recognized level by level and kept in the ledger (manual §5.2, §5.3; docs/rules.md, "Hours"). */
export const creditHourReview = {
  id: 'creditHourReview',
  version: 1,
  rulesVersion: '2026-1',
  numberPrefix: 'HR',
  subjects: {
    baseClass: declaration,
    trainingCourse: declaration,
    onlineCourse: declaration,
    degreeStudy: declaration,
    conference: declaration,
    researchProject: declaration,
    paper: declaration,
    book: declaration,
    patent: declaration,
    award: declaration,
    qualificationExam: declaration,
    surveyReport: declaration,
    assignment: declaration,
    grassrootsService: declaration,
    industryTraining: declaration,
    practice: declaration,
    teaching: declaration,
    selfStudy: declaration,
    skillTest: declaration,
    studyPoints: declaration,
    other: declaration,
  },
  edges: [...EDGES_OF_EVERY_FLOW, 'reroute', 'revoke'],
} as const satisfies FlowDefinition & { readonly subjects: Record<StudyForm, unknown> };
