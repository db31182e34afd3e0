import { subject } from '@casl/ability';
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { AppAbility } from '../../policies/ability.ts';
import { kindsReadBy } from '../../policies/flows.ts';
import { isTaskKind, type TaskKind } from '../../workflows/flows/index.ts';
import { REGISTRATION_SUBJECTS } from '../../workflows/flows/registration-review/definition.ts';
import { studyForms } from '../../workflows/shared/hours/study-forms.ts';
import type { MessageKey } from '../../workflows/shared/messages/index.ts';
import type { IconName } from '../components/icons.ts';
import { INBOXES, isSubmittedKind, SUBMISSIONS } from './flow-screens.ts';
import { currentAbility, currentSession, type Session } from '../shell/session.ts';
import { declaresHours, DECLARATION_PATH, submissionPathOf, submitsAs } from '../shell/submits-as.ts';

/** Groups of the menu in the order of the manual; one without screens does not show. */
export const MENU_GROUPS = ['workbench', 'account', 'declare', 'review', 'query'] as const;

export type MenuGroup = (typeof MENU_GROUPS)[number];

export interface MenuEntry {
  readonly group: MenuGroup;
  /** How it stands in the narrow rail; without it, it does not. */
  readonly rail?: { readonly icon: IconName; readonly word: MessageKey };
}

/** A page of the application. The menu is derived from this list. */
export interface Screen {
  /** Segments that begin with a colon are parameters. */
  readonly path: string;
  readonly title: MessageKey;
  /** `public` without a menu, `app` with it, `split` with the narrow rail; visitors never have a menu. */
  readonly layout: 'public' | 'app' | 'split';
  /** Visitors may open it too. */
  readonly isPublic?: true;
  readonly menu?: MenuEntry;
  /** The person must be able to read tasks of this kind, or of any. */
  readonly kind?: TaskKind | 'any';
  /** What else the person must be, or may do. */
  readonly allows?: (session: Session, ability: AppAbility) => boolean;
  readonly load: () => Promise<unknown>;
  readonly render: (params: Readonly<Record<string, string>>) => TemplateResult;
}

export const SCREENS: readonly Screen[] = [
  {
    path: '/', title: 'common.screen.portal', layout: 'public', isPublic: true,
    load: () => import('./portal/xs-portal.ts'), render: () => html`<xs-portal></xs-portal>`,
  },
  {
    path: '/sign-in/:userType', title: 'common.screen.signIn', layout: 'public', isPublic: true,
    load: () => import('./sign-in/xs-sign-in.ts'), render: ({ userType = '' }) => html`<xs-sign-in user-type=${userType}></xs-sign-in>`,
  },
  {
    path: '/password-reset', title: 'account.screen.passwordReset', layout: 'public', isPublic: true,
    load: () => import('./password-reset/xs-password-reset.ts'), render: () => html`<xs-password-reset></xs-password-reset>`,
  },
  ...REGISTRATION_SUBJECTS.map((registered): Screen => ({
    path: `/register/${registered}`, title: `common.screen.register.${registered}`, layout: 'public', isPublic: true,
    // Another subject is another form, with another draft.
    load: () => import('./register/xs-register.ts'), render: () => html`${keyed(registered, html`<xs-register subject=${registered}></xs-register>`)}`,
  })),
  {
    path: '/registrations/progress', title: 'applicant.screen.progress', layout: 'public', isPublic: true,
    load: () => import('./registration-progress/xs-registration-progress.ts'), render: () => html`<xs-registration-progress></xs-registration-progress>`,
  },
  {
    path: '/registrations/current', title: 'applicant.screen.ownCase', layout: 'public', isPublic: true,
    load: () => import('./registration-progress/xs-own-case.ts'), render: () => html`<xs-own-case></xs-own-case>`,
  },
  {
    path: '/workbench', title: 'common.screen.workbench', layout: 'app',
    menu: { group: 'workbench', rail: { icon: 'house', word: 'common.screen.workbench.short' } },
    load: () => import('./workbench/xs-workbench.ts'), render: () => html`<xs-workbench></xs-workbench>`,
  },
  ...Object.keys(INBOXES).filter(isTaskKind).flatMap(inbox),
  ...Object.keys(SUBMISSIONS).filter(isSubmittedKind).map(submission),
  {
    path: '/transfers', title: 'submit.screen.transfers', layout: 'app', menu: { group: 'account' }, allows: keepsTransfers,
    load: () => import('./transfers/xs-transfers.ts'), render: () => html`<xs-transfers></xs-transfers>`,
  },
  {
    path: '/organization', title: 'submit.screen.organization', layout: 'app', menu: { group: 'account' },
    allows: ({ membership, organization }, ability) => membership !== null && organization !== null
      && ability.can('read', subject('Organization', { id: organization.id, path: [organization.id] })),
    load: () => import('./organization/xs-own-organization.ts'), render: () => html`<xs-own-organization></xs-own-organization>`,
  },
  {
    path: '/training', title: 'submit.screen.training', layout: 'app', menu: { group: 'declare' },
    allows: (session, ability) => submitsAs('trainingPlanReview.trainingClass', session, ability).length > 0,
    load: () => import('./training/xs-training.ts'), render: () => html`<xs-training></xs-training>`,
  },
  {
    path: DECLARATION_PATH, title: 'hours.screen.declare', layout: 'app', menu: { group: 'declare' }, allows: declaresHours,
    load: () => import('./declare-hours/xs-study-forms.ts'), render: () => html`<xs-study-forms></xs-study-forms>`,
  },
  ...studyForms().map((form): Screen => ({
    path: submissionPathOf(`creditHourReview.${form}`), title: 'hours.screen.declareForm', layout: 'app', allows: declaresHours,
    // Another study form is another form, with another draft.
    load: () => import('./declare-hours/xs-declare-hours.ts'), render: () => html`${keyed(form, html`<xs-declare-hours study-form=${form}></xs-declare-hours>`)}`,
  })),
  {
    path: '/hour-declarations', title: 'hours.screen.records', layout: 'app', menu: { group: 'declare' },
    allows: (session, ability) => declaresHours(session, ability) || followsHours(session, ability),
    load: () => import('./hour-declarations/xs-hour-declarations.ts'), render: () => html`<xs-hour-declarations></xs-hour-declarations>`,
  },
  {
    path: '/rosters/:rosterId', title: 'hours.screen.roster', layout: 'app', allows: followsHours,
    load: () => import('./rosters/xs-roster.ts'), render: ({ rosterId = '' }) => html`<xs-roster roster-id=${rosterId}></xs-roster>`,
  },
  {
    path: '/hours', title: 'hours.screen.mine', layout: 'app', menu: { group: 'query' }, allows: ({ professional }) => professional !== null,
    load: () => import('./hours/xs-person-hours.ts'), render: () => html`<xs-person-hours></xs-person-hours>`,
  },
  {
    path: '/hours/people', title: 'hours.screen.people', layout: 'app', menu: { group: 'query' }, allows: readsPeople,
    load: () => import('./hours/xs-people-hours.ts'), render: () => html`<xs-people-hours></xs-people-hours>`,
  },
  {
    path: '/hours/people/:personId', title: 'hours.screen.person', layout: 'app', allows: readsPeople,
    load: () => import('./hours/xs-person-hours.ts'), render: ({ personId = '' }) => html`<xs-person-hours person-id=${personId}></xs-person-hours>`,
  },
  {
    path: '/hour-rules', title: 'hours.screen.rules', layout: 'app', menu: { group: 'query' },
    allows: ({ organization }, ability) => organization?.kind === 'hrss' && ability.can('change', subject('HourRules', { organizationId: organization.id })),
    load: () => import('./hour-rules/xs-hour-rules.ts'), render: () => html`<xs-hour-rules></xs-hour-rules>`,
  },
  {
    path: '/calendar', title: 'calendar.screen', layout: 'app', menu: { group: 'query' },
    allows: ({ organization }, ability) => organization?.kind === 'hrss' && ability.can('change', subject('Calendar', { organizationId: organization.id })),
    load: () => import('./calendar/xs-calendar.ts'), render: () => html`<xs-calendar></xs-calendar>`,
  },
  {
    path: '/supervision', title: 'supervision.screen', layout: 'app', kind: 'any', menu: { group: 'query' },
    load: () => import('./supervision/xs-supervision.ts'), render: () => html`<xs-supervision></xs-supervision>`,
  },
  ...review('/reviews/near', null, { title: 'common.screen.near' }),
  {
    path: '/batches', title: 'batch.screen.list', layout: 'app', kind: 'any',
    menu: { group: 'workbench', rail: { icon: 'list-checks', word: 'batch.screen.list.short' } },
    load: () => import('./batches/xs-batches.ts'), render: () => html`<xs-batches></xs-batches>`,
  },
  {
    path: '/batches/:batchId', title: 'batch.screen.one', layout: 'app', kind: 'any',
    load: () => import('./batches/xs-batch.ts'), render: ({ batchId = '' }) => html`<xs-batch batch-id=${batchId}></xs-batch>`,
  },
  {
    path: '/my-cases', title: 'submit.screen.myCases', layout: 'app', menu: { group: 'workbench', rail: { icon: 'file-pen', word: 'submit.screen.myCases.short' } },
    load: () => import('./my-cases/xs-my-cases.ts'), render: () => html`<xs-my-cases></xs-my-cases>`,
  },
  {
    path: '/copies', title: 'desk.screen.copies', layout: 'app', menu: { group: 'workbench', rail: { icon: 'inbox', word: 'desk.screen.copies.short' } }, allows: ({ membership }) => membership !== null,
    load: () => import('./copies/xs-copies.ts'), render: () => html`<xs-copies></xs-copies>`,
  },
  // Mails of earlier releases name the second address.
  ...['/my-cases/:caseId', '/registrations/mine/:caseId'].map((path): Screen => ({
    path, title: 'submit.screen.myCase', layout: 'app',
    load: () => import('./registration-progress/xs-own-case.ts'), render: ({ caseId = '' }) => html`<xs-own-case case-id=${caseId}></xs-own-case>`,
  })),
  {
    path: '/profile', title: 'profile.screen', layout: 'app', menu: { group: 'account' },
    load: () => import('./profile/xs-profile.ts'), render: () => html`<xs-profile></xs-profile>`,
  },
  {
    path: '/messages', title: 'messages.screen.messages', layout: 'app',
    load: () => import('./messages/xs-messages.ts'), render: () => html`<xs-messages></xs-messages>`,
  },
  {
    path: '/account/substitutes', title: 'substitutes.screen', layout: 'app', menu: { group: 'account' },
    allows: ({ membership }, ability) => membership !== null && ability.can('read', 'Substitute') && ability.can('read', 'Task'),
    load: () => import('./substitutes/xs-substitutes.ts'), render: () => html`<xs-substitutes></xs-substitutes>`,
  },
  {
    path: '/account/messages', title: 'messages.screen.mailChoices', layout: 'app', menu: { group: 'account' },
    load: () => import('./mail-choices/xs-mail-choices.ts'), render: () => html`<xs-mail-choices></xs-mail-choices>`,
  },
  {
    path: '/account/password', title: 'common.screen.password', layout: 'app', menu: { group: 'account' },
    load: () => import('./password/xs-password.ts'), render: () => html`<xs-password></xs-password>`,
  },
  {
    path: '/account/sessions', title: 'common.screen.sessions', layout: 'app', menu: { group: 'account' },
    load: () => import('./sessions/xs-sessions.ts'), render: () => html`<xs-sessions></xs-sessions>`,
  },
  {
    path: '/cases/:caseId', title: 'desk.screen.case', layout: 'split',
    load: () => import('./case-link/xs-case-link.ts'), render: ({ caseId = '' }) => html`<xs-case-link case-id=${caseId}></xs-case-link>`,
  },
  {
    path: '/invitations/:token', title: 'common.screen.invitation', layout: 'public', isPublic: true,
    load: () => import('./invitation/xs-invitation.ts'), render: ({ token = '' }) => html`<xs-invitation token=${token}></xs-invitation>`,
  },
  {
    path: '/mailbox', title: 'common.screen.mailbox', layout: 'app', isPublic: true,
    load: () => import('./mailbox/xs-mailbox.ts'), render: () => html`<xs-mailbox></xs-mailbox>`,
  },
];

/** What is shown for an address that belongs to no screen, or to one the person may not see. */
export const NOT_FOUND: Screen = {
  path: '', title: 'common.screen.notFound', layout: 'app', isPublic: true,
  load: () => import('./not-found/xs-not-found.ts'), render: () => html`<xs-not-found></xs-not-found>`,
};

/** The inbox of a kind of task, in the menu. */
function inbox(kind: TaskKind): Screen[] {
  const { path, title, icon, group = 'account' } = INBOXES[kind];
  return review(path, kind, { title, menu: { group, rail: { icon, word: `${title}.short` } } });
}

/** The inbox of a kind of task, or of whatever is near its deadline, and the page of one of its cases: one element for both, so that the list stays when a case opens. */
function review(path: string, kind: TaskKind | null, { title, menu }: Pick<Screen, 'title' | 'menu'>): Screen[] {
  const load = () => import('./review/xs-review.ts');
  const render: Screen['render'] = ({ caseId = null }) => html`<xs-review .kind=${kind} path=${path} .caseId=${caseId}></xs-review>`;
  return [
    { path, title, kind: kind ?? 'any', layout: 'split', load, render, ...(menu === undefined ? {} : { menu }) },
    { path: `${path}/:caseId`, title, kind: kind ?? 'any', layout: 'split', load, render },
  ];
}

/** The page on which a case of a kind is started. */
function submission(kind: keyof typeof SUBMISSIONS): Screen {
  const { title, group } = SUBMISSIONS[kind];
  return {
    path: submissionPathOf(kind), title, layout: 'app', allows: (session, ability) => submitsAs(kind, session, ability).length > 0, ...(group === undefined ? {} : { menu: { group } }),
    // Another kind is another form, with another draft.
    load: () => import('./submit-case/xs-submit-case.ts'), render: () => html`${keyed(kind, html`<xs-submit-case kind=${kind}></xs-submit-case>`)}`,
  };
}

/** Whether one may read what the own organization has declared: a base declares the rosters of its classes. */
function followsHours({ organization }: Session, ability: AppAbility): boolean {
  return organization !== null && ability.can('follow', subject('Case', { kind: 'creditHourReview.baseClass', organizationId: organization.id }));
}

/** Whether the organization in whose name one acts has people who come and go, and one may see who. */
function keepsTransfers(session: Session, ability: AppAbility): boolean {
  const { membership, organization } = session;
  if (membership === null || organization === null) return false;
  return submitsAs('personnelTransfer.person', session, ability).includes('organization')
    || kindsReadBy(ability, organization).some((kind) => kind === 'personnelTransfer.out' || kind === 'personnelTransfer.in');
}

/** Whether one may read who works in the organization in whose name one acts. */
function readsPeople({ membership }: Session, ability: AppAbility): boolean {
  return membership !== null && ability.can('read', 'Person');
}

/** The path of the inbox of a kind of task, or null where there is no screen for it. */
export function inboxPathOf(kind: string): string | null {
  return SCREENS.find((screen) => screen.kind === kind && screen.menu !== undefined)?.path ?? null;
}

/** The path of the first inbox of one of these kinds that the signed-in person may open, or null. */
export function openInboxPathOf(kinds: readonly string[]): string | null {
  return SCREENS.find((screen) => screen.menu !== undefined && kinds.some((kind) => kind === screen.kind) && mayOpen(screen))?.path ?? null;
}

/** Whether the signed-in person may open a screen. */
export function mayOpen({ isPublic, kind, allows }: Screen): boolean {
  const [session, ability] = [currentSession(), currentAbility()];
  if (isPublic === true) return true;
  if (session === null || ability === null) return false;
  if (allows !== undefined && !allows(session, ability)) return false;
  if (kind === undefined) return true;
  const kinds = session.organization === null ? [] : kindsReadBy(ability, session.organization);
  return kind === 'any' ? kinds.length > 0 : kinds.includes(kind);
}
