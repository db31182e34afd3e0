import { queryPrepared } from '../../models/database.ts';
import { findPresentSubmission } from '../../models/stores/present-submission.ts';
import { isRegistrationSubject, type RegistrationSubject } from '../../workflows/flows/registration-review/definition.ts';
import type { Effect, EffectContext } from './effect.ts';
import { findRegistrationBlock } from './registration-guard.ts';
import { registerOrganization } from './registered-organization.ts';
import { registerProfessional } from './registered-professional.ts';
import type { Registered } from './registered.ts';

/** What is registered of each subject. */
const register = {
  department: (registered) => registerOrganization('department', registered),
  employer: (registered) => registerOrganization('employer', registered),
  base: (registered) => registerOrganization('base', registered),
  professional: registerProfessional,
} satisfies Record<RegistrationSubject, (registered: Registered) => Promise<void>>;

/**
 * Approved: the organization is active and its first administrator is its super administrator, or the professional is
 * employed in his unit; he signs in with the password he chose when he registered, or with the account he had (manual
 * §5.1.3, domain §6.1–6.4). However else it ends: only the waiting password is forgotten.
 */
export const registrationReview: Effect = {
  guard: findRegistrationBlock,
  async approved(context) {
    const { found, transaction } = context;
    const { subject } = found;
    if (!isRegistrationSubject(subject)) throw new RangeError(`Nothing is registered as ${subject}`);
    const stored = await findPresentSubmission(found, transaction);
    await register[subject]({ context, stored, passwordHash: await takePasswordHash(context) });
    return [];
  },
  rejected: forgetPassword,
  withdrawn: forgetPassword,
  lapsed: forgetPassword,
};

async function forgetPassword(context: EffectContext): Promise<[]> {
  await takePasswordHash(context);
  return [];
}

/** The hash is needed once: whoever reads it deletes it. Null when the person has an account. */
async function takePasswordHash({ sequelize, found, transaction }: EffectContext): Promise<string | null> {
  const [taken] = await queryPrepared<{ passwordHash: string }>(sequelize, `
    DELETE FROM registration_credentials WHERE case_id = $caseId RETURNING password_hash AS "passwordHash"`,
  { caseId: found.id }, transaction);
  return taken?.passwordHash ?? null;
}
