import { subject as caslSubject } from '@casl/ability';
import type { Context } from 'hono';
import { OrganizationModel } from '../models/organization.ts';
import type { AppEnv } from './app-env.ts';
import { requireActor } from './middleware/session.ts';
import { ProblemError } from './problem.ts';

/** The division of the bureau in whose name one may change this. Throws ProblemError `forbidden` for everybody else. */
export async function requireOwnDivision(c: Context<AppEnv>, changed: 'Calendar' | 'HourRules'): Promise<string> {
  const { actor: { organizationId }, ability } = requireActor(c);
  const found = organizationId === null || !ability.can('change', caslSubject(changed, { organizationId }))
    ? null : await OrganizationModel.findByPk(organizationId);
  if (found === null || found.kind !== 'hrss') throw new ProblemError('forbidden');
  return found.divisionCode;
}
