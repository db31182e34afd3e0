import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Context } from 'hono';
import { writeAudit } from '../../models/stores/audit.ts';
import { findAgreementStart, findReconciliation, listReconciliations } from '../../models/stores/reconciliations.ts';
import { reconciliationIdOf } from '../../workflows/kit/messages.ts';
import { DRIFT_KINDS } from '../../workflows/shared/drift.ts';
import { dayOf, daysBetween } from '../../workflows/shared/time.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { beginReconciliation } from '../commands/begin-reconciliation.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

/** How many looks are listed. */
const LISTED = 20;

/** How long what a dry run has found may be put right by it; after that one looks again. */
const VALID_MS = 3_600_000;

const counts = z.partialRecord(z.enum(DRIFT_KINDS), z.int().min(1));

const lookSchema = z.object({
  id: z.string(), finishedAt: z.string(), isDryRun: z.boolean(), isRequested: z.boolean(), openCases: z.int(), runningWorkflows: z.int(),
  found: counts, repaired: counts,
}).openapi('Reconciliation');

const begunResponses = {
  202: { description: 'It has begun; ask at Location', content: { 'application/json': { schema: z.object({ id: z.string() }) } } },
};

const params = z.object({ id: z.uuid() });

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'Since when database and workflows agree, and the last looks',
  responses: {
    200: { description: 'The newest first', content: { 'application/json': { schema: z.object({
      /** When a difference was last found, or when it was first looked; null before that. */
      since: z.string().nullable(),
      /** Calendar days since then. */
      days: z.int().min(0), items: z.array(lookSchema),
    }) } } },
    ...problemResponses('session-missing', 'forbidden'),
  },
});

const lookRoute = createRoute({
  method: 'post', path: '/', summary: 'Look now whether database and workflows agree; mends nothing',
  responses: { ...begunResponses, ...problemResponses('session-missing', 'forbidden', 'idempotency-key-missing', 'temporal-unavailable') },
});

const readRoute = createRoute({
  method: 'get', path: '/{id}', summary: 'A look: whether it has ended, and what it has found', request: { params },
  responses: {
    200: { description: 'At most 200 differences are named', content: { 'application/json': { schema: z.discriminatedUnion('state', [
      z.object({ state: z.literal('running') }),
      z.object({ state: z.literal('failed') }),
      z.object({ state: z.literal('done'), look: lookSchema, drifts: z.array(z.object({ kind: z.enum(DRIFT_KINDS), subject: z.string() })) }),
    ]) } } },
    ...problemResponses('session-missing', 'forbidden', 'not-found', 'invalid', 'temporal-unavailable'),
  },
});

const repairRoute = createRoute({
  method: 'post', path: '/{id}/repair', summary: 'Put right what a look has found within the last hour', request: { params },
  responses: { ...begunResponses, ...problemResponses('session-missing', 'forbidden', 'not-found', 'invalid', 'look-outdated', 'idempotency-key-missing', 'temporal-unavailable') },
});

/** `/api/reconciliations`: whether the two stores say the same (docs/supervision.md, "Drift"). */
export function createReconciliationRoutes(deps: ApiDeps) {
  const { sequelize, client } = deps;

  /** Throws ProblemError `forbidden` for whoever may not look. */
  function requireReconciler(c: Context<AppEnv>) {
    const { actor, ability } = requireActor(c);
    if (!ability.can('reconcile', 'Workflow')) throw new ProblemError('forbidden');
    return actor;
  }

  async function begin(c: Context<AppEnv>, isDryRun: boolean): Promise<string> {
    const { accountId, membershipId, organizationId } = requireReconciler(c);
    const id = await beginReconciliation(deps, { isDryRun, requestedBy: accountId });
    await writeAudit({
      action: isDryRun ? 'stores.compared' : 'stores.mended', result: 'success', accountId, membershipId, organizationId,
      address: c.var.address, requestId: c.var.requestId, subjectType: 'Reconciliation', subjectId: id,
    });
    return id;
  }

  /** What has become of a look that is not kept yet. Throws ProblemError `not-found` for one that never began. */
  async function stateOf(id: string): Promise<'running' | 'failed'> {
    try {
      const { status } = await client.workflow.getHandle(reconciliationIdOf(id)).describe();
      return status.name === 'RUNNING' || status.name === 'COMPLETED' ? 'running' : 'failed';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) throw new ProblemError('not-found');
      throw error;
    }
  }

  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      requireReconciler(c);
      const [since, items] = await Promise.all([findAgreementStart(sequelize), listReconciliations(sequelize, LISTED)]);
      return c.json({ since, days: since === null ? 0 : daysBetween(dayOf(since), dayOf(new Date().toISOString())), items }, 200);
    })
    .openapi(lookRoute, async (c) => {
      const id = await begin(c, true);
      return c.json({ id }, 202, { Location: `/api/reconciliations/${id}` });
    })
    .openapi(readRoute, async (c) => {
      requireReconciler(c);
      const { id } = c.req.valid('param');
      const found = await findReconciliation(sequelize, id);
      if (found === null) return c.json({ state: await stateOf(id) }, 200);
      const { drifts, ...look } = found;
      return c.json({ state: 'done' as const, look, drifts: [...drifts] }, 200);
    })
    .openapi(repairRoute, async (c) => {
      requireReconciler(c);
      const look = await findReconciliation(sequelize, c.req.valid('param').id);
      if (look === null) throw new ProblemError('not-found');
      if (!look.isDryRun || Date.parse(look.finishedAt) < Date.now() - VALID_MS) throw new ProblemError('look-outdated');
      const id = await begin(c, false);
      return c.json({ id }, 202, { Location: `/api/reconciliations/${id}` });
    });
}
