import type { Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../../platform/sealing.ts';
import { insertRow } from '../../insert-row.ts';
import { PersonModel } from '../../person.ts';
import { ProfileRecordModel } from '../../profile-record.ts';
import { ID_NUMBER } from '../../stores/people.ts';
import { FIRST_PROFESSIONAL } from './logins.ts';
import { demoPerson } from './people.ts';
import { DEMO_TITLES, type DemoTitle } from './titles.ts';

/** How many professionals have a title from the beginning; the others add theirs. */
const TITLED = 160;

/** The title of the professional `number`, 0 for the first; null where he has none. */
export function demoTitle(number: number): DemoTitle | null {
  const ofUnit = DEMO_TITLES[number % DEMO_TITLES.length] ?? [];
  return number < TITLED ? ofUnit[Math.floor(number / DEMO_TITLES.length) % ofUnit.length] ?? null : null;
}

/** What a record says of a title; what the demo does not say is empty. */
export function titleForm(title: DemoTitle, number: number) {
  return {
    ...title, specialty: null, route: 'review', certificateNumber: `DEMO${String(number).padStart(5, '0')}`, issuer: '山东省人力资源和社会保障厅（演示）',
    appointedTitle: title.titleName, firstAppointedOn: null, appointedFrom: null, appointedUntil: null,
  };
}

/** Writes the titles that the demo's professionals have from the beginning. */
export async function seedTitles({ sealing }: { readonly sealing: Sealing }, transaction: Transaction): Promise<void> {
  const at = new Date();
  for (let number = 0; number < TITLED; number += 1) {
    const title = demoTitle(number);
    if (title === null) continue;
    const { id: personId } = await findPerson(sealing, FIRST_PROFESSIONAL + number, transaction);
    await insertRow(ProfileRecordModel, {
      id: uuidv7(), personId, kind: 'title', form: titleForm(title, number), revision: 1, removedAt: null, createdAt: at, updatedAt: at,
    }, transaction);
  }
}

/** The person `index` of the demo. */
export async function findPerson(sealing: Sealing, index: number, transaction: Transaction): Promise<PersonModel> {
  const where = { idNumberIndex: sealing.blindIndexes(demoPerson(index).idNumber, ID_NUMBER) };
  return PersonModel.findOne({ where, rejectOnEmpty: true, transaction });
}
