import { openText } from '../../models/stores/form-snapshot.ts';
import { employ, fillPerson } from '../../models/stores/employments.ts';
import { findOrCreateAccount, findOrCreatePerson } from '../../models/stores/people.ts';
import { listOf, personOf, type Registered } from './registered.ts';

/**
 * Employs a professional in his unit and lets him sign in. A person who is known already, imported or as an administrator,
 * keeps his record, of which only what is empty is filled in, and his password (docs/rules.md, "Registration of a
 * professional").
 */
export async function registerProfessional({ context, stored, passwordHash }: Registered): Promise<void> {
  const { sequelize, sealing, found, at, transaction } = context;
  const { superiorId: organizationId } = found;
  if (organizationId === null) throw new RangeError(`The professional of case ${found.id} has no unit`);
  const text = (name: string): string | null => openText(sealing, stored, name) || null;
  const person = await findOrCreatePerson(sealing, personOf(sealing, stored), at, transaction);
  await fillPerson(sealing, person, {
    sex: text('sex') === '1' ? 'male' : 'female',
    birthDate: text('birthDate'),
    mobile: text('mobile'),
    email: text('email'),
    ethnicity: text('ethnicity'),
    school: text('school'),
    major: text('major'),
    photoAttachmentId: listOf(sealing, stored, 'photo')[0] ?? null,
  }, { at, transaction });
  await findOrCreateAccount(sequelize, { personId: person.id, passwordHash, at }, transaction);
  await employ(sequelize, { personId: person.id, organizationId, sectionId: text('sectionId'), at }, transaction);
}
