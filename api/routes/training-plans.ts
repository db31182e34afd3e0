import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { listOwnPlans } from '../../models/stores/training-plans.ts';
import { LEARNING_SUBJECTS } from '../../workflows/shared/hours/study-forms.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { problemResponses } from '../problem.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { requireTrainer } from '../require-trainer.ts';

const listRoute = createRoute({
  method: 'get', path: '/', summary: 'The valid training plans of the own organization, with their courses',
  responses: {
    200: { description: 'The latest year first', content: { 'application/json': { schema: z.object({ items: z.array(z.object({
      id: z.string(), caseId: z.string(), year: z.int(), version: z.int(), name: z.string(), approvedAt: z.string(),
      /** The open case that would amend it; null without one. */
      openCaseId: z.string().nullable(),
      items: z.array(z.object({
        id: z.string(), name: z.string(), learningSubject: z.enum(LEARNING_SUBJECTS), startMonth: z.int(), hours: z.number(), sessions: z.int(), capacity: z.int(),
        /** Classes declared of it and not called off. */
        declared: z.int(),
      })),
    })) }) } } },
    ...problemResponses('session-missing', 'forbidden'),
  },
});

/** `/api/training-plans`: what the own organization has planned. */
export function createTrainingPlanRoutes({ sequelize }: ApiDeps) {
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(listRoute, async (c) => {
    const plans = await listOwnPlans(sequelize, requireTrainer(c).organizationId);
    return c.json({ items: plans.map(({ items, ...plan }) => ({ ...plan, items: [...items] })) }, 200);
  });
}
