import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type Payload, ValueError } from '@temporalio/common';
import { cors } from 'hono/cors';
import { writeAudit } from '../../models/stores/audit.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { requireActor } from '../middleware/session.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';

const base64 = z.base64();

/** A payload as the Temporal UI sends it: every value in Base64. */
const payloadSchema = z.object({ metadata: z.record(z.string(), base64).optional(), data: base64.optional() }).openapi('Payload');

const payloadsSchema = z.object({ payloads: z.array(payloadSchema).max(1_000) }).openapi('Payloads');

const decodeRoute = createRoute({
  method: 'post', path: '/decode', summary: 'What encrypted payloads of workflows hold, for the Temporal UI',
  request: { body: { required: true, content: { 'application/json': { schema: payloadsSchema } } } },
  responses: {
    200: { description: 'In the same order', content: { 'application/json': { schema: payloadsSchema } } },
    ...problemResponses('session-missing', 'forbidden', 'invalid'),
  },
});

/**
 * `/api/payloads`: the codec endpoint of the Temporal UI, decoding only. The UI stands on another address of the same
 * site and sends the person's own session along; every call stays in the audit trail.
 */
export function createPayloadRoutes({ payloadCodec, ...deps }: ApiDeps) {
  const { temporalUiUrl } = deps.config;
  const app = new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid });
  if (temporalUiUrl !== null) {
    app.use(cors({
      origin: new URL(temporalUiUrl).origin, credentials: true, allowMethods: ['POST'],
      allowHeaders: ['Content-Type', 'X-Namespace', 'Authorization'],
    }));
  }
  return app.openapi(decodeRoute, async (c) => {
    const { actor: { accountId, membershipId, organizationId }, ability } = requireActor(c);
    const entry = { action: 'workflow.decoded', accountId, membershipId, organizationId, requestId: c.var.requestId };
    if (!ability.can('decode', 'Workflow')) {
      await writeAudit({ ...entry, result: 'denied', code: 'forbidden' });
      throw new ProblemError('forbidden');
    }
    const { payloads } = c.req.valid('json');
    await writeAudit({ ...entry, result: 'success', code: `payloads=${payloads.length}` });
    try {
      const decoded = await payloadCodec.decode(payloads.map(fromText));
      return c.json({ payloads: decoded.map(toText) }, 200);
    } catch (cause) {
      if (!(cause instanceof ValueError)) throw cause;
      throw new ProblemError('invalid', { errors: [{ field: 'payloads', code: 'invalid', params: {} }], cause });
    }
  });
}

function fromText({ metadata = {}, data = '' }: z.output<typeof payloadSchema>): Payload {
  return {
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])),
    data: Buffer.from(data, 'base64'),
  };
}

function toText({ metadata, data }: Payload): z.output<typeof payloadSchema> {
  return {
    metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')])),
    data: Buffer.from(data ?? new Uint8Array()).toString('base64'),
  };
}
