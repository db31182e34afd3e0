import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { CaughtMessageModel } from '../../models/caught-message.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { ProblemError, problemResponses } from '../problem.ts';

/** Messages shown at most; older ones stay in the database. */
const SHOWN = 200;

const mailboxRoute = createRoute({
  method: 'get', path: '/', summary: 'Mails and short messages of the demo, the latest first',
  responses: {
    200: { description: 'What was caught instead of being sent', content: { 'application/json': { schema: z.object({
      items: z.array(z.object({
        id: z.string(), channel: z.enum(['mail', 'sms']), to: z.string(), subject: z.string(), text: z.string(), sentAt: z.string(),
      })),
    }) } } },
    ...problemResponses('not-found'),
  },
});

/** `/api/mailbox`: only in the demo, where every receiver is invented. */
export function createMailboxRoutes({ config }: ApiDeps) {
  return new OpenAPIHono<AppEnv>().openapi(mailboxRoute, async (c) => {
    if (!config.demo) throw new ProblemError('not-found');
    const messages = await CaughtMessageModel.findAll({ order: [['sentAt', 'DESC'], ['id', 'DESC']], limit: SHOWN });
    return c.json({ items: messages.map(({ id, channel, recipient, subject, text, sentAt }) => ({
      id, channel, to: recipient, subject, text, sentAt: sentAt.toISOString(),
    })) }, 200);
  });
}
