import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import { checkIdNumber } from '../../workflows/shared/id-number.ts';
import { dayOf } from '../../workflows/shared/time.ts';
import { AccountModel } from '../account.ts';
import { queryPrepared } from '../database.ts';
import { findRows } from '../find-rows.ts';
import { insertRow } from '../insert-row.ts';
import { MembershipModel } from '../membership.ts';
import { PersonModel } from '../person.ts';

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
  personId: string, passwordHash: string | null, at: string, transaction: Transaction,
): Promise<string> {
  const [known] = await findRows(AccountModel, { where: 'person_id = $personId', bind: { personId } }, transaction);
  if (known !== undefined) return known.id;
  if (passwordHash === null) throw new RangeError(`Person ${personId} has neither an account nor a password for one`);
  const id = uuidv7();
  await insertRow(AccountModel, { id, personId, passwordHash, passwordChangedAt: new Date(at), status: 'active', createdAt: new Date(at) }, transaction);
  return id;
}

/** Makes a person an administrator of an organization: person, account, membership and built-in role. */
export async function addAdministrator(
  sequelize: Sequelize, sealing: Sealing, input: NewAdministrator, transaction: Transaction,
): Promise<{ id: string; accountId: string }> {
  const { at } = input;
  const person = await findOrCreatePerson(sealing, input.person, at, transaction);
  const accountId = await findOrCreateAccount(person.id, input.passwordHash, at, transaction);
  const id = uuidv7();
  await insertRow(MembershipModel, {
    id, accountId, organizationId: input.organizationId, sectionId: input.sectionId ?? null,
    status: 'active', isSuperAdministrator: input.isSuperAdministrator, createdAt: new Date(at),
  }, transaction);
  await queryPrepared(sequelize, `
    INSERT INTO membership_roles (membership_id, role_id)
    SELECT CAST($membershipId AS uuid), id FROM roles WHERE organization_id IS NULL AND code = $roleCode`,
  { membershipId: id, roleCode: input.roleCode }, transaction);
  return { id, accountId };
}
