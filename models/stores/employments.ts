import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import { queryRows } from '../database.ts';
import { EmploymentModel } from '../employment.ts';
import type { PersonModel } from '../person.ts';
import { sealContacts } from './people.ts';

/** What a person says of himself when he registers; null where he says nothing. */
export interface PersonDetails extends Pick<PersonModel, 'sex' | 'birthDate' | 'ethnicity' | 'school' | 'major' | 'photoAttachmentId'> {
  readonly mobile: string | null;
  readonly email: string | null;
}

/** Adds to the record of a person what it does not have yet; what it has stays. */
export async function fillPerson(
  sealing: Sealing, person: PersonModel, { mobile, email, ...details }: PersonDetails, { at, transaction }: { at: string; transaction: Transaction },
): Promise<void> {
  const contacts = sealContacts(sealing, { mobile: mobile ?? '', email: email ?? '' });
  const offered = Object.entries({ ...details, ...contacts });
  const missing = offered.filter(([name, value]) => value !== null && (person.get(name) ?? null) === null);
  if (missing.length > 0) await person.update({ ...Object.fromEntries(missing), updatedAt: new Date(at) }, { transaction });
}

/** Employs a person in a unit from an instant on; one who works there already stays as he is. */
export async function employ(
  sequelize: Sequelize, { personId, organizationId, sectionId, at }:
  { personId: string; organizationId: string; sectionId: string | null; at: string }, transaction: Transaction,
): Promise<void> {
  const present = await queryRows(sequelize, `
    SELECT id FROM employments WHERE person_id = :personId AND organization_id = :organizationId AND period @> CAST(:at AS timestamptz)`,
  { personId, organizationId, at }, transaction);
  if (present.length > 0) return;
  await EmploymentModel.create({
    id: uuidv7(), personId, organizationId, sectionId, period: [{ value: new Date(at), inclusive: true }, null],
  }, { transaction });
}
