import type { CaseKind, TaskKind } from '../../workflows/flows/index.ts';
import type { MessageKey } from '../../workflows/shared/messages/index.ts';
import type { IconName } from '../components/icons.ts';
import type { MenuGroup } from './index.ts';

/** The page of an inbox, which stands in the menu and in the rail. */
export interface InboxPage {
  readonly path: string;
  /** Has a short form for the rail. */
  readonly title: { [Key in MessageKey]: `${Key}.short` extends MessageKey ? Key : never }[MessageKey];
  readonly icon: IconName;
  /** Of the menu, where it is another than that of accounts. */
  readonly group?: MenuGroup;
}

/** The inbox of every kind of task, in the order of the menu; the compiler names a kind that has none. */
export const INBOXES: Readonly<Record<TaskKind, InboxPage>> = {
  'registrationReview.professional': { path: '/reviews/professionals', title: 'common.screen.reviewProfessionals', icon: 'id-card' },
  'registrationReview.employer': { path: '/reviews/employers', title: 'common.screen.reviewEmployers', icon: 'building' },
  'registrationReview.base': { path: '/reviews/bases', title: 'common.screen.reviewBases', icon: 'school' },
  'registrationReview.department': { path: '/reviews/departments', title: 'common.screen.reviewDepartments', icon: 'landmark' },
  'changeReview.person': { path: '/reviews/person-changes', title: 'common.screen.reviewPersonChanges', icon: 'file-pen' },
  'changeReview.organization': { path: '/reviews/organization-changes', title: 'common.screen.reviewOrganizationChanges', icon: 'file-text' },
  'superiorChange.organization': { path: '/reviews/superiors', title: 'common.screen.reviewSuperiors', icon: 'network' },
  'personnelTransfer.in': { path: '/reviews/joining', title: 'common.screen.reviewJoining', icon: 'user-plus' },
  'personnelTransfer.out': { path: '/reviews/leaving', title: 'common.screen.reviewLeaving', icon: 'user-minus' },
  'trainingPlanReview.plan': { path: '/reviews/plans', title: 'common.screen.reviewPlans', icon: 'calendar' },
  'trainingPlanReview.class': { path: '/reviews/classes', title: 'common.screen.reviewClasses', icon: 'presentation' },
  'trainingPlanReview.summary': { path: '/reviews/summaries', title: 'common.screen.reviewSummaries', icon: 'clipboard-list' },
  'creditHourReview.declaration': { path: '/reviews/hours', title: 'common.screen.reviewHours', icon: 'graduation-cap', group: 'review' },
};

/** Visitors register on pages of their own, and hours are declared on one for each study form. */
type SubmittedKind = Exclude<CaseKind, `registrationReview.${string}` | `creditHourReview.${string}`>;

/** Where the page on which a case is started is found. */
export interface SubmissionPage {
  readonly title: MessageKey;
  /** In the menu too. */
  readonly group?: MenuGroup;
  /** Begun only from what it is about, and not offered among the cases that one can start. */
  readonly isBegunElsewhere?: true;
}

/** The page of every kind of case that somebody starts who is signed in; the compiler names a kind that has none. */
export const SUBMISSIONS: Readonly<Record<SubmittedKind, SubmissionPage>> = {
  'personnelTransfer.person': { title: 'common.screen.transfer', group: 'account' },
  'superiorChange.organization': { title: 'flows.superiorChange.subject.organization' },
  'changeReview.organization': { title: 'flows.changeReview.subject.organization' },
  'changeReview.title': { title: 'flows.changeReview.subject.title' },
  'changeReview.identity': { title: 'flows.changeReview.subject.identity' },
  'trainingPlanReview.annualPlan': { title: 'flows.trainingPlanReview.subject.annualPlan' },
  'trainingPlanReview.trainingClass': { title: 'flows.trainingPlanReview.subject.trainingClass' },
  'trainingPlanReview.classClosing': { title: 'flows.trainingPlanReview.subject.classClosing', isBegunElsewhere: true },
  'trainingPlanReview.annualSummary': { title: 'flows.trainingPlanReview.subject.annualSummary', isBegunElsewhere: true },
};

/** Whether a kind of case is started on a page of {@link SUBMISSIONS}. */
export function isSubmittedKind(kind: string): kind is SubmittedKind {
  return Object.hasOwn(SUBMISSIONS, kind);
}
