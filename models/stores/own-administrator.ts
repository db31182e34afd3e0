import type { Transaction } from 'sequelize';
import type { Administrator } from '../../workflows/flows/registration-review/form.ts';
import { AccountModel } from '../account.ts';
import { PersonModel } from '../person.ts';
import { EMAIL, ID_NUMBER, MOBILE } from './people.ts';
import type { RequestDeps } from './requests.ts';

/** The administrator part of a registration, as far as the record of a person has it; what is missing is empty. */
export type OwnAdministrator = Readonly<Record<keyof Administrator, string>>;

/** A signed-in person as administrator of what he registers: from his record, never from what was sent. */
export async function getOwnAdministrator(
  { sealing }: Pick<RequestDeps, 'sealing'>, accountId: string, transaction: Transaction | null = null,
): Promise<OwnAdministrator> {
  const account = await AccountModel.findByPk(accountId, { transaction, rejectOnEmpty: true });
  const person = await PersonModel.findByPk(account.personId, { transaction, rejectOnEmpty: true });
  const open = (sealed: string | null, context: string): string => (sealed === null ? '' : sealing.unseal(sealed, context));
  return {
    idType: person.idType,
    idNumber: open(person.idNumberSealed, ID_NUMBER),
    personName: person.name,
    mobile: open(person.mobileSealed, MOBILE),
    email: open(person.emailSealed, EMAIL),
    phone: person.phone ?? '',
  };
}
