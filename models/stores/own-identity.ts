import { literal, type Transaction } from 'sequelize';
import type { Administrator } from '../../workflows/flows/registration-review/forms/administrator.ts';
import type { RegistrationSubject } from '../../workflows/flows/registration-review/definition.ts';
import { PersonModel } from '../person.ts';
import { createOnceWithin } from './once-within.ts';
import { EMAIL, ID_NUMBER, MOBILE } from './people.ts';
import type { RequestDeps } from './requests.ts';

/** Who a signed-in person is, as far as his record has it; what is missing is empty. */
export interface OwnIdentity extends Readonly<Record<Exclude<keyof Administrator, 'phone'>, string>> {
  readonly phone: string;
  /** GB/T 2261.1: 1 or 2. */
  readonly sex: string;
  /** `yyyy-mm-dd` */
  readonly birthDate: string;
}

type Deps = Pick<RequestDeps, 'sealing'>;

/** A signed-in person from his record, never from what was sent. */
export async function getOwnIdentity({ sealing }: Deps, accountId: string, transaction: Transaction | null = null): Promise<OwnIdentity> {
  const person = await findPersonOf(accountId, transaction);
  const open = (sealed: string | null, context: string): string => (sealed === null ? '' : sealing.unseal(sealed, context));
  return {
    idType: person.idType,
    idNumber: open(person.idNumberSealed, ID_NUMBER),
    personName: person.name,
    mobile: open(person.mobileSealed, MOBILE),
    email: open(person.emailSealed, EMAIL),
    phone: person.phone ?? '',
    sex: person.sex === null ? '' : { male: '1', female: '2' }[person.sex],
    birthDate: person.birthDate ?? '',
  };
}

/** The part of a registration that says who registers: as administrator of an organization, or as the professional himself. */
export async function getOwnFields(
  deps: Deps, { subject, accountId }: { subject: RegistrationSubject; accountId: string }, transaction: Transaction | null = null,
): Promise<Readonly<Record<string, string>>> {
  const { phone, sex, birthDate, ...identity } = await getOwnIdentity(deps, accountId, transaction);
  return subject === 'professional' ? { ...identity, sex, birthDate } : { ...identity, phone };
}

const personIndexOnce = createOnceWithin<string>();

/** Blind index of the ID number of an account's person; null for none. */
export async function findPersonIndex(accountId: string | null, transaction: Transaction | null = null): Promise<string | null> {
  if (accountId === null) return null;
  return personIndexOnce(transaction, accountId, async () => (await findPersonOf(accountId, transaction)).idNumberIndex);
}

/** The person of an account, in one statement. */
async function findPersonOf(accountId: string, transaction: Transaction | null): Promise<PersonModel> {
  return PersonModel.findOne({
    where: literal('id = (SELECT person_id FROM accounts WHERE id = :accountId)'), replacements: { accountId }, transaction, rejectOnEmpty: true,
  });
}
