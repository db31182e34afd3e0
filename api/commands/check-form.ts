import type { z } from 'zod';
import { checkRegistration } from '../../models/stores/check-registration.ts';
import { type Registration, refuseChoices } from '../../models/stores/refuse-choices.ts';
import { findRegistered } from '../../models/stores/registered-already.ts';
import type { FieldError } from '../../workflows/shared/field-errors.ts';
import type { ApiDeps } from '../app-env.ts';
import { ProblemError } from '../problem.ts';
import type { checkedSchema } from '../schemas/registration.ts';

/** Throws ProblemError `invalid` when something was chosen that cannot be chosen today, or something else is wrong. */
export async function requireChoices(
  deps: ApiDeps, registration: Registration, otherErrors: readonly FieldError[] = [],
): Promise<void> {
  const errors = [...await refuseChoices(deps, registration), ...otherErrors];
  if (errors.length > 0) throw new ProblemError('invalid', { errors });
}

/**
 * What a reviewer would see of a registration. A person who works elsewhere is told that alone, whoever asks: where it is
 * would be news for a stranger who knows an ID number.
 *
 * @throws ProblemError `invalid`, `employed-elsewhere`.
 */
export async function checkForm(
  deps: ApiDeps, registration: Registration, submitterAccountId: string | null = null,
): Promise<z.output<typeof checkedSchema>> {
  await requireChoices(deps, registration);
  const registered = registration.subject === 'professional' ? await findRegistered(deps, registration, submitterAccountId) : null;
  if (registered !== null) throw new ProblemError(registered);
  const { checks } = await checkRegistration(deps, registration);
  return { checks: checks.map(({ name, result, params }) => ({ name, result, params: { ...params } })) };
}
