import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import {
  answerRequest, findRequest, giveUpCommand, type KnownRequest, NOT_APPLIED_STATUS, type StoredAnswer,
} from '../../models/stores/requests.ts';
import { DECISION_VERBS } from '../../workflows/shared/flow.ts';
import { isProblemCode } from '../../workflows/shared/problems.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { answerCommand } from '../commands/answer-command.ts';
import { type CommandToSend, sendCommand } from '../commands/send-command.ts';
import { storedAnswerOf } from '../middleware/idempotency.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponse, problemResponses, problemSchema } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { decidedSchema, inProgressSchema } from '../schemas/case.ts';

/** A decision without an answer this long after it was sent is over: its assertion has expired. */
const GIVE_UP_AFTER_MS = 6 * 60_000;

const pollRoute = createRoute({
  method: 'get', path: '/{key}', summary: 'What became of a decision',
  request: { params: z.object({ key: z.uuid() }) },
  responses: {
    200: { description: 'Decided', content: { 'application/json': { schema: decidedSchema } } },
    202: { description: 'Still on its way', content: { 'application/json': { schema: inProgressSchema } } },
    ...problemResponses('session-missing', 'not-found', 'forbidden', 'stale', 'not-applied', 'invalid', 'temporal-unavailable'),
  },
});

const storedBody = z.object({ verb: z.enum(DECISION_VERBS), expectedRevision: z.int() });

/** `/api/decisions`: asks for the answer of a decision by its idempotency key. */
export function createDecisionRoutes(deps: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(pollRoute, async (c) => {
    const { actor: { accountId, membershipId }, ability } = requireActor(c);
    const { key } = c.req.valid('param');
    const known = await findRequest(deps, `account:${accountId}`, key.toLowerCase());
    const decision = known === null ? null : decisionOf(known, { accountId, membershipId, ability });
    if (known === null || decision === null) throw new ProblemError('not-found');
    if (known.answer !== null) return c.json(readAnswer(known.answer), 200);
    if (Date.now() - (known.sentAt?.getTime() ?? 0) > GIVE_UP_AFTER_MS) {
      const { requestId: id, locale } = c.var;
      const refusal = await storedAnswerOf(problemResponse(c, new ProblemError('not-applied'), { id, locale }));
      const eventId = await giveUpCommand(deps, known.id, { ...refusal, status: NOT_APPLIED_STATUS });
      if (eventId === null) throw new ProblemError('not-applied');
    }
    const answer = await answerCommand(deps, await sendCommand(deps, decision));
    if (answer === null) return c.json({ status: 'in_progress' as const }, 202);
    await answerRequest(deps, known.id, await storedAnswerOf(c.json(answer, 200)));
    return c.json(answer, 200);
  });
}

/** The answer as it was given. Throws ProblemError when it was a refusal. */
function readAnswer({ status, body }: StoredAnswer): z.output<typeof decidedSchema> {
  const content: unknown = JSON.parse(body);
  if (status === 200) return decidedSchema.parse(content);
  const { code, facts } = problemSchema.parse(content);
  if (!isProblemCode(code)) throw new RangeError(`A stored answer holds the unknown problem ${code}`);
  throw new ProblemError(code, facts === undefined ? {} : { facts });
}

/** The decision a stored request holds; null when it is none. */
function decisionOf(known: KnownRequest, who: Pick<CommandToSend, 'accountId' | 'membershipId' | 'ability'>): CommandToSend | null {
  if (known.caseId === null || known.body === null) return null;
  const body = storedBody.safeParse(JSON.parse(known.body));
  return body.success
    ? { ...who, ...body.data, target: null, caseId: known.caseId, requestId: known.id, bodyHash: known.bodyHash } : null;
}
