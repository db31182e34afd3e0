import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { findDemoLogins } from '../../models/seeds/demo/logins.ts';
import { USER_TYPES } from '../../workflows/shared/user-types.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';

const portalRoute = createRoute({
  method: 'get', path: '/', summary: 'What the first page shows before anyone has signed in',
  responses: { 200: { description: 'User types, and in the demo how to sign in', content: { 'application/json': { schema: z.object({
    userTypes: z.array(z.enum(USER_TYPES)),
    demo: z.boolean(),
    demoLogins: z.array(z.object({
      userType: z.enum(USER_TYPES), organizationName: z.string(), personName: z.string(), idNumber: z.string(), password: z.string(),
    })),
    temporalUiUrl: z.string().nullable(),
    mailboxUrl: z.string().nullable(),
  }) } } } },
});

/** `/api/portal`. Logins are shown in the demo only, where every person is invented. */
export function createPortalRoutes({ sequelize, sealing, config: { demo, temporalUiUrl } }: ApiDeps) {
  return new OpenAPIHono<AppEnv>().openapi(portalRoute, async (c) => c.json({
    userTypes: [...USER_TYPES],
    demo,
    demoLogins: demo ? await findDemoLogins(sequelize, sealing) : [],
    temporalUiUrl: demo ? temporalUiUrl : null,
    mailboxUrl: demo ? '/mailbox' : null,
  }, 200));
}
