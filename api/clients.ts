import type { createAccountRoutes } from './routes/accounts.ts';
import type { createApplicantRoutes } from './routes/applicants.ts';
import type { createAttachmentRoutes } from './routes/attachments.ts';
import type { createBatchRoutes } from './routes/batches.ts';
import type { createCaseRoutes } from './routes/cases.ts';
import type { createCopyRoutes } from './routes/copies.ts';
import type { createDecisionRoutes } from './routes/decisions.ts';
import type { createDeskRoutes } from './routes/desk.ts';
import type { createDraftRoutes } from './routes/drafts.ts';
import type { createInvitationRoutes } from './routes/invitations.ts';
import type { createMailboxRoutes } from './routes/mailbox.ts';
import type { createMessageRoutes } from './routes/messages.ts';
import type { createMyCaseRoutes } from './routes/my-cases.ts';
import type { createOrganizationRoutes } from './routes/organizations.ts';
import type { createOwnRegistrationRoutes } from './routes/own-registrations.ts';
import type { createPasswordResetRoutes } from './routes/password-resets.ts';
import type { createPeopleRoutes } from './routes/people.ts';
import type { createPortalRoutes } from './routes/portal.ts';
import type { createProfileRoutes } from './routes/profile.ts';
import type { createReferenceRoutes } from './routes/reference.ts';
import type { createRegistrationRoutes } from './routes/registrations.ts';
import type { createSessionRoutes } from './routes/sessions.ts';
import type { createSubmissionRoutes } from './routes/submissions.ts';
import type { createTaskRoutes } from './routes/tasks.ts';
import type { createTransferRoutes } from './routes/transfers.ts';
import type { createWorkbenchRoutes } from './routes/workbench.ts';

/**
 * The types of the API for typed clients (`hc`), one per area: a chain of everything would be checked again with every
 * change. Screens read them from the declarations that `npm run types` emits.
 */
export type AccountsApi = ReturnType<typeof createAccountRoutes>;
export type ApplicantsApi = ReturnType<typeof createApplicantRoutes>;
export type AttachmentsApi = ReturnType<typeof createAttachmentRoutes>;
export type BatchesApi = ReturnType<typeof createBatchRoutes>;
export type CasesApi = ReturnType<typeof createCaseRoutes>;
export type CopiesApi = ReturnType<typeof createCopyRoutes>;
export type DecisionsApi = ReturnType<typeof createDecisionRoutes>;
export type DeskApi = ReturnType<typeof createDeskRoutes>;
export type DraftsApi = ReturnType<typeof createDraftRoutes>;
export type InvitationsApi = ReturnType<typeof createInvitationRoutes>;
export type MailboxApi = ReturnType<typeof createMailboxRoutes>;
export type MessagesApi = ReturnType<typeof createMessageRoutes>;
export type MyCasesApi = ReturnType<typeof createMyCaseRoutes>;
export type OrganizationsApi = ReturnType<typeof createOrganizationRoutes>;
export type OwnRegistrationsApi = ReturnType<typeof createOwnRegistrationRoutes>;
export type PasswordResetsApi = ReturnType<typeof createPasswordResetRoutes>;
export type PeopleApi = ReturnType<typeof createPeopleRoutes>;
export type PortalApi = ReturnType<typeof createPortalRoutes>;
export type ProfileApi = ReturnType<typeof createProfileRoutes>;
export type ReferenceApi = ReturnType<typeof createReferenceRoutes>;
export type RegistrationsApi = ReturnType<typeof createRegistrationRoutes>;
export type SessionsApi = ReturnType<typeof createSessionRoutes>;
export type SubmissionsApi = ReturnType<typeof createSubmissionRoutes>;
export type TasksApi = ReturnType<typeof createTaskRoutes>;
export type TransfersApi = ReturnType<typeof createTransferRoutes>;
export type WorkbenchApi = ReturnType<typeof createWorkbenchRoutes>;
