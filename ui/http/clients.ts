import { hc } from 'hono/client';
import type {
  AccountsApi, ApplicantsApi, BatchesApi, CalendarApi, CasesApi, CopiesApi, DecisionsApi, DeskApi, DraftsApi, HourDeclarationsApi, HourRulesApi, HoursApi, InvitationsApi, MailboxApi, MessagesApi, MyCasesApi, OrganizationsApi, OwnRegistrationsApi, PasswordResetsApi, PeopleApi,
  PortalApi, ProfileApi, ReconciliationsApi, ReferenceApi, RegistrationsApi, RostersApi, SessionsApi, SubmissionsApi, SubstitutesApi, SupervisionApi, TasksApi, TrainingClassesApi, TrainingPlansApi, TransfersApi, WorkbenchApi,
} from '#api';
import { send } from './send.ts';

const options = { fetch: send };

/** One typed client per area; each throws HttpProblem for what is no success. */
export const accountsApi = hc<AccountsApi>('/api/accounts', options);
export const applicantsApi = hc<ApplicantsApi>('/api/registrations', options);
export const batchesApi = hc<BatchesApi>('/api/batches', options);
export const calendarApi = hc<CalendarApi>('/api/calendar', options);
export const casesApi = hc<CasesApi>('/api/cases', options);
export const copiesApi = hc<CopiesApi>('/api/copies', options);
export const decisionsApi = hc<DecisionsApi>('/api/decisions', options);
export const deskApi = hc<DeskApi>('/api/cases', options);
export const draftsApi = hc<DraftsApi>('/api/drafts', options);
export const hourDeclarationsApi = hc<HourDeclarationsApi>('/api/hour-declarations', options);
export const hourRulesApi = hc<HourRulesApi>('/api/hour-rules', options);
export const hoursApi = hc<HoursApi>('/api/hours', options);
export const invitationsApi = hc<InvitationsApi>('/api/invitations', options);
export const mailboxApi = hc<MailboxApi>('/api/mailbox', options);
export const messagesApi = hc<MessagesApi>('/api/messages', options);
export const myCasesApi = hc<MyCasesApi>('/api/my-cases', options);
export const organizationsApi = hc<OrganizationsApi>('/api/organizations', options);
export const ownRegistrationsApi = hc<OwnRegistrationsApi>('/api/registrations', options);
export const passwordResetsApi = hc<PasswordResetsApi>('/api/password-resets', options);
export const peopleApi = hc<PeopleApi>('/api/people', options);
export const portalApi = hc<PortalApi>('/api/portal', options);
export const profileApi = hc<ProfileApi>('/api/profile', options);
export const referenceApi = hc<ReferenceApi>('/api', options);
export const reconciliationsApi = hc<ReconciliationsApi>('/api/reconciliations', options);
export const registrationsApi = hc<RegistrationsApi>('/api/registrations', options);
export const rostersApi = hc<RostersApi>('/api/rosters', options);
export const sessionsApi = hc<SessionsApi>('/api/sessions', options);
export const submissionsApi = hc<SubmissionsApi>('/api/cases', options);
export const substitutesApi = hc<SubstitutesApi>('/api/substitutes', options);
export const supervisionApi = hc<SupervisionApi>('/api/supervision', options);
export const tasksApi = hc<TasksApi>('/api/tasks', options);
export const trainingClassesApi = hc<TrainingClassesApi>('/api/training-classes', options);
export const trainingPlansApi = hc<TrainingPlansApi>('/api/training-plans', options);
export const transfersApi = hc<TransfersApi>('/api/transfers', options);
export const workbenchApi = hc<WorkbenchApi>('/api/workbench', options);
