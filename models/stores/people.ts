import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import { checkIdNumber } from '../../workflows/shared/id-number.ts';
import { dayOf } from '../../workflows/shared/time.ts';
import { queryPrepared } from '../database.ts';
import { findRows } from '../find-rows.ts';
import { insertRow } from '../insert-row.ts';
import { PersonModel } from '../person.ts';
import { askAgainWhoDecides } from './unassigned-cases.ts';

/** What values of a person are sealed and indexed as; a value moved to another column does not open. */
export const ID_NUMBER = 'persons.id_number';
export const MOBILE = 'persons.mobile';
export const EMAIL = 'persons.email';

export interface NewPerson {
  readonly name: string;
  readonly idType: string;
  readonly idNumber: string;
  readonly mobile: string;
  readonly email: string;
  readonly phone: string;
}

export interface NewAdministrator {
  readonly organizationId: string;
  readonly sectionId?: string | null;
  readonly person: NewPerson;
  /** Used only when the person has no account yet: nobody's password is changed by being made an administrator. */
  readonly passwordHash: string | null;
  readonly isSuperAdministrator: boolean;
  /** Code of a built-in role. */
  readonly roleCode: string;
  readonly at: string;
}

/** The person with this ID number, by blind index under every valid key; created when there is none. */
export async function findOrCreatePerson(
  sealing: Sealing, input: NewPerson, at: string, transaction: Transaction,
): Promise<PersonModel> {
  const [known] = await findRows(
    PersonModel, { where: 'id_number_index = ANY($indexes)', bind: { indexes: sealing.blindIndexes(input.idNumber, ID_NUMBER) } }, transaction,
  );
  if (known !== undefined) return known;
  const checked = checkIdNumber(input.idNumber, dayOf(at));
  const person = {
    id: uuidv7(),
    name: input.name,
    idType: input.idType,
    idNumberSealed: sealing.seal(input.idNumber, ID_NUMBER),
    idNumberIndex: sealing.blindIndex(input.idNumber, ID_NUMBER),
    sex: checked.ok ? checked.sex : null,
    birthDate: checked.ok ? checked.birthDate : null,
    ...sealContacts(sealing, input),
    phone: input.phone === '' ? null : input.phone,
    createdAt: new Date(at),
    updatedAt: new Date(at),
  };
  await insertRow(PersonModel, person, transaction);
  return PersonModel.build(person, { isNewRecord: false, raw: true });
}

/** Mobile number and mail address as a record holds them; null where they are empty. */
export function sealContacts(sealing: Sealing, { mobile, email }: Pick<NewPerson, 'mobile' | 'email'>) {
  return {
    mobileSealed: mobile === '' ? null : sealing.seal(mobile, MOBILE),
    mobileIndex: mobile === '' ? null : sealing.blindIndex(mobile, MOBILE),
    emailSealed: email === '' ? null : sealing.seal(email, EMAIL),
    emailIndex: email === '' ? null : sealing.blindIndex(email.toLowerCase(), EMAIL),
  };
}

/** The id of a person's account; created with `passwordHash` when there is none. Throws RangeError when it has none either. */
export async function findOrCreateAccount(
  sequelize: Sequelize, { personId, passwordHash, at }: { personId: string; passwordHash: string | null; at: string }, transaction: Transaction,
): Promise<string> {
  const [found] = await queryPrepared<{ id: string }>(sequelize, `
    WITH known AS (SELECT id FROM accounts WHERE person_id = $personId), created AS (
      INSERT INTO accounts (id, person_id, password_hash, password_changed_at, status, created_at)
      SELECT CAST($id AS uuid), CAST($personId AS uuid), $passwordHash, $at, 'active', $at
      WHERE CAST($passwordHash AS text) IS NOT NULL AND NOT EXISTS (SELECT FROM known) RETURNING id
    ) SELECT id FROM known UNION ALL SELECT id FROM created`, { id: uuidv7(), personId, passwordHash, at }, transaction);
  if (found === undefined) throw new RangeError(`Person ${personId} has neither an account nor a password for one`);
  return found.id;
}

/**
 * Makes a person an administrator of an organization: person, account, membership and built-in role. What waits because nobody
 * could decide it asks again.
 */
export async function addAdministrator(
  sequelize: Sequelize, sealing: Sealing, input: NewAdministrator, transaction: Transaction,
): Promise<{ id: string; accountId: string }> {
  const { organizationId, sectionId = null, isSuperAdministrator, roleCode, passwordHash, at } = input;
  const person = await findOrCreatePerson(sealing, input.person, at, transaction);
  const accountId = await findOrCreateAccount(sequelize, { personId: person.id, passwordHash, at }, transaction);
  const id = uuidv7();
  await queryPrepared(sequelize, `
    WITH membership AS (
      INSERT INTO memberships (id, account_id, organization_id, section_id, status, is_super_administrator, created_at)
      VALUES ($id, $accountId, $organizationId, $sectionId, 'active', $isSuperAdministrator, $at) RETURNING id
    )
    INSERT INTO membership_roles (membership_id, role_id)
    SELECT m.id, r.id FROM membership m JOIN roles r ON r.organization_id IS NULL AND r.code = $roleCode`,
  { id, accountId, organizationId, sectionId, isSuperAdministrator, at, roleCode }, transaction);
  await askAgainWhoDecides(sequelize, { organizationId, at }, transaction);
  return { id, accountId };
}
