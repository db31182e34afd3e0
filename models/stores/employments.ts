import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import { queryPrepared } from '../database.ts';
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
  const present = await queryPrepared(sequelize, `
    SELECT id FROM employments WHERE person_id = $personId AND organization_id = $organizationId AND period @> CAST($at AS timestamptz)`,
  { personId, organizationId, at }, transaction);
  if (present.length > 0) return;
  await EmploymentModel.create({
    id: uuidv7(), personId, organizationId, sectionId, period: [{ value: new Date(at), inclusive: true }, null],
  }, { transaction });
}

/** Of whom a transfer speaks: the person by blind index, and the units he leaves and joins. */
export interface Transferred {
  readonly personIndex: string;
  readonly fromId: string;
  readonly toId: string;
  readonly at: string;
}

/** Why a person cannot go to another unit today: it is disabled, or he does not work any more where he did. Null when he can. */
export async function findTransferBlock(
  sequelize: Sequelize, transferred: Transferred, transaction: Transaction,
): Promise<'unit-unavailable' | 'employed-elsewhere' | null> {
  const [facts] = await queryPrepared<{ isOpen: boolean; isThere: boolean }>(sequelize, `
    SELECT EXISTS (SELECT FROM organizations WHERE id = $toId AND status = 'active') AS "isOpen",
      EXISTS (SELECT FROM employments e JOIN persons p ON p.id = e.person_id
        WHERE p.id_number_index = $personIndex AND e.organization_id = $fromId AND e.period @> CAST($at AS timestamptz)) AS "isThere"`,
  { ...transferred }, transaction);
  if (facts?.isOpen !== true) return 'unit-unavailable';
  return facts.isThere ? null : 'employed-elsewhere';
}

/** Ends the employment of a person in a unit at an instant. Gives the person; null when he does not work there. */
export async function endEmployment(
  sequelize: Sequelize, { personIndex, organizationId, at }: { personIndex: string; organizationId: string; at: string }, transaction: Transaction,
): Promise<string | null> {
  const [ended] = await queryPrepared<{ personId: string }>(sequelize, `
    UPDATE employments e SET period = tstzrange(lower(e.period), CAST($at AS timestamptz)) FROM persons p
    WHERE p.id = e.person_id AND p.id_number_index = $personIndex AND e.organization_id = $organizationId AND e.period @> CAST($at AS timestamptz)
    RETURNING e.person_id AS "personId"`, { personIndex, organizationId, at }, transaction);
  return ended?.personId ?? null;
}

/** Ends the employment of a person at an instant and begins the next one at the same instant: no gap, no overlap. */
export async function moveEmployment(sequelize: Sequelize, { personIndex, fromId, toId, at }: Transferred, transaction: Transaction): Promise<void> {
  const personId = await endEmployment(sequelize, { personIndex, organizationId: fromId, at }, transaction);
  if (personId === null) throw new RangeError(`Nobody leaves organization ${fromId}`);
  await employ(sequelize, { personId, organizationId: toId, sectionId: null, at }, transaction);
}
