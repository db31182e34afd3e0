import { subject as caslSubject } from '@casl/ability';
import type { Context } from 'hono';
import { caseKindOf } from '../workflows/flows/index.ts';
import type { AppEnv } from './app-env.ts';
import { requireActor } from './middleware/session.ts';
import { ProblemError } from './problem.ts';

/** Who acts for an organization that submits plans and classes. */
export interface Trainer {
  readonly accountId: string;
  readonly membershipId: string;
  readonly organizationId: string;
}

/** The actor, if he may submit plans and classes of his organization. Throws ProblemError `session-missing` and `forbidden`. */
export function requireTrainer(c: Context<AppEnv>): Trainer {
  const { actor: { accountId, membershipId, organizationId }, ability } = requireActor(c);
  const may = (id: string): boolean => ability.can('submit', caslSubject('Case', { kind: caseKindOf('trainingPlanReview', 'trainingClass'), organizationId: id }));
  if (organizationId === null || membershipId === null || !may(organizationId)) throw new ProblemError('forbidden');
  return { accountId, membershipId, organizationId };
}
