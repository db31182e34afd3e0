import { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiDeps, AppEnv } from './app-env.ts';
import { createDocs } from './docs.ts';
import { errorHandler } from './error-handler.ts';
import { createMetrics } from './metrics.ts';
import { guardWrites } from './middleware/guard-writes.ts';
import { idempotency } from './middleware/idempotency.ts';
import { requestContext } from './middleware/request-context.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { session } from './middleware/session.ts';
import { ProblemError } from './problem.ts';
import { refuseInvalid } from './refuse-invalid.ts';
import { createAccountRoutes } from './routes/accounts.ts';
import { createApplicantRoutes } from './routes/applicants.ts';
import { createAttachmentRoutes } from './routes/attachments.ts';
import { createBatchRoutes } from './routes/batches.ts';
import { createCaseAttachmentRoutes } from './routes/case-attachments.ts';
import { createCaseRoutes } from './routes/cases.ts';
import { createCopyRoutes } from './routes/copies.ts';
import { createDecisionRoutes } from './routes/decisions.ts';
import { createDeskRoutes } from './routes/desk.ts';
import { createDraftRoutes } from './routes/drafts.ts';
import { createEventRoutes } from './routes/events.ts';
import { createHourDeclarationRoutes } from './routes/hour-declarations.ts';
import { createHourRoutes } from './routes/hours.ts';
import { createCalendarRoutes } from './routes/calendar.ts';
import { createHourRuleRoutes } from './routes/hour-rules.ts';
import { createInvitationRoutes } from './routes/invitations.ts';
import { createMailboxRoutes } from './routes/mailbox.ts';
import { createMessageRoutes } from './routes/messages.ts';
import { createMyCaseRoutes } from './routes/my-cases.ts';
import { createOperationsRoutes } from './routes/operations.ts';
import { createOrganizationRoutes } from './routes/organizations.ts';
import { createOwnRegistrationRoutes } from './routes/own-registrations.ts';
import { createPasswordResetRoutes } from './routes/password-resets.ts';
import { createPayloadRoutes } from './routes/payloads.ts';
import { createPeopleRoutes } from './routes/people.ts';
import { createPortalRoutes } from './routes/portal.ts';
import { createProfileRoutes } from './routes/profile.ts';
import { createReferenceRoutes } from './routes/reference.ts';
import { createRegistrationRoutes } from './routes/registrations.ts';
import { createRosterRoutes } from './routes/rosters.ts';
import { createSessionRoutes } from './routes/sessions.ts';
import { createSubmissionRoutes } from './routes/submissions.ts';
import { createSupervisionRoutes } from './routes/supervision.ts';
import { createTaskRoutes } from './routes/tasks.ts';
import { createTrainingClassRoutes } from './routes/training-classes.ts';
import { createTrainingPlanRoutes } from './routes/training-plans.ts';
import { createTransferRoutes } from './routes/transfers.ts';
import { createWorkbenchRoutes } from './routes/workbench.ts';
import { createScreens } from './screens.ts';

/**
 * The whole application: what every request passes, in this order, then the routes, then the screens. A request gets its
 * id and headers, is counted, a write must come from our pages as JSON, the session is found, and a write takes its
 * idempotency key.
 */
export function createApp(deps: ApiDeps) {
  const metrics = createMetrics(deps.logger);
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  app.use(
    requestContext(), metrics.observe, securityHeaders(), guardWrites(deps.config), session(deps), idempotency(deps),
  );
  app.onError(errorHandler(deps.logger));
  app.notFound(() => { throw new ProblemError('not-found'); });
  app.route('/api/portal', createPortalRoutes(deps));
  app.route('/api/sessions', createSessionRoutes(deps));
  app.route('/api/accounts', createAccountRoutes(deps));
  app.route('/api/password-resets', createPasswordResetRoutes(deps));
  app.route('/api/registrations', createOwnRegistrationRoutes(deps));
  app.route('/api/registrations', createRegistrationRoutes(deps));
  app.route('/api/registrations', createApplicantRoutes(deps));
  app.route('/api/invitations', createInvitationRoutes(deps));
  app.route('/api/attachments', createAttachmentRoutes(deps));
  app.route('/api/supervision', createSupervisionRoutes(deps));
  app.route('/api/tasks', createTaskRoutes(deps));
  app.route('/api/batches', createBatchRoutes(deps));
  app.route('/api/cases', createSubmissionRoutes(deps));
  app.route('/api/cases', createCaseRoutes(deps));
  app.route('/api/cases', createDeskRoutes(deps));
  app.route('/api/cases', createCaseAttachmentRoutes(deps));
  app.route('/api/copies', createCopyRoutes(deps));
  app.route('/api/organizations', createOrganizationRoutes(deps));
  app.route('/api/people', createPeopleRoutes(deps));
  app.route('/api/decisions', createDecisionRoutes(deps));
  app.route('/api/drafts', createDraftRoutes(deps));
  app.route('/api/events', createEventRoutes(deps));
  app.route('/api/transfers', createTransferRoutes(deps));
  app.route('/api/training-plans', createTrainingPlanRoutes(deps));
  app.route('/api/training-classes', createTrainingClassRoutes(deps));
  app.route('/api/hours', createHourRoutes(deps));
  app.route('/api/hour-declarations', createHourDeclarationRoutes(deps));
  app.route('/api/calendar', createCalendarRoutes(deps));
  app.route('/api/hour-rules', createHourRuleRoutes(deps));
  app.route('/api/rosters', createRosterRoutes(deps));
  app.route('/api/workbench', createWorkbenchRoutes(deps));
  app.route('/api/messages', createMessageRoutes(deps));
  app.route('/api/my-cases', createMyCaseRoutes(deps));
  app.route('/api/mailbox', createMailboxRoutes(deps));
  app.route('/api/payloads', createPayloadRoutes(deps));
  app.route('/api/profile', createProfileRoutes(deps));
  app.route('/api', createReferenceRoutes(deps));
  app.route('/', createOperationsRoutes(deps, metrics));
  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Xueshi', version: '0.1.0' } });
  app.route('/docs', createDocs());
  app.route('/', createScreens());
  return app;
}
