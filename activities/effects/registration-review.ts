import { v7 as uuidv7 } from 'uuid';
import { CaseSubmissionModel } from '../../models/case-submission.ts';
import { queryRows } from '../../models/database.ts';
import { openField, openText, type StoredForm } from '../../models/stores/form-snapshot.ts';
import { createOrganization } from '../../models/stores/organizations.ts';
import { addAdministrator } from '../../models/stores/people.ts';
import type { Effect, EffectContext } from './effect.ts';

/**
 * Approved: the organization is active and its first administrator is its super administrator, with the password he
 * chose when he registered, or with the account he had (manual §5.1.3.2, domain §6.2). However else it ends: only the
 * waiting password is forgotten.
 */
export const registrationReview: Effect = {
  async approved(context) {
    const { sequelize, transaction, sealing, found, at } = context;
    const stored = await CaseSubmissionModel.findByPk(found.submissionId, { transaction, rejectOnEmpty: true });
    const organization = await createOrganization(sequelize, organizationOf(context, stored), transaction);
    await addAdministrator(sequelize, sealing, {
      organizationId: organization.id,
      passwordHash: await takePasswordHash(context),
      isSuperAdministrator: true,
      roleCode: 'super-administrator',
      at,
      person: {
        name: openText(sealing, stored, 'personName'),
        idType: openText(sealing, stored, 'idType'),
        idNumber: openText(sealing, stored, 'idNumber'),
        mobile: openText(sealing, stored, 'mobile'),
        email: openText(sealing, stored, 'email'),
        phone: openText(sealing, stored, 'phone'),
      },
    }, transaction);
    found.subjectOrganizationId = organization.id;
  },
  rejected: forgetPassword,
  withdrawn: forgetPassword,
  lapsed: forgetPassword,
};

async function forgetPassword(context: EffectContext): Promise<void> {
  await takePasswordHash(context);
}

function organizationOf({ sealing, found, at }: EffectContext, stored: StoredForm) {
  const legalRepresentative = openText(sealing, stored, 'legalRepresentative');
  const headcount = openField(sealing, stored, 'headcount');
  return {
    id: uuidv7(),
    kind: 'employer',
    creditCode: openText(sealing, stored, 'creditCode'),
    name: openText(sealing, stored, 'name'),
    shortName: openText(sealing, stored, 'name'),
    superiorId: found.superiorId,
    divisionCode: found.divisionCode,
    nature: openText(sealing, stored, 'nature'),
    industry: openText(sealing, stored, 'industry'),
    address: openText(sealing, stored, 'address') || null,
    legalRepresentativeSealed: sealing.seal(legalRepresentative, 'organizations.legal_representative'),
    headcount: typeof headcount === 'number' ? headcount : null,
    at,
  } as const;
}

/** The hash is needed once: whoever reads it deletes it. Null when the administrator has an account. */
async function takePasswordHash({ sequelize, found, transaction }: EffectContext): Promise<string | null> {
  const [taken] = await queryRows<{ passwordHash: string }>(sequelize, `
    DELETE FROM registration_credentials WHERE case_id = :caseId RETURNING password_hash AS "passwordHash"`,
  { caseId: found.id }, transaction);
  return taken?.passwordHash ?? null;
}
