import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import type { StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import { MAX_ROSTER_ITEMS } from '../../workflows/shared/roster.ts';
import { queryRows } from '../database.ts';
import { RosterModel } from '../roster.ts';
import { type AttachmentUse, AttachmentsUnusableError, bindAttachments } from './attachments.ts';
import { addToOutbox } from './outbox.ts';

const FORM = 'rosters.form';

/** Whoever hours are declared for. */
export interface RosterPerson {
  /** Null for whoever is not registered; he is refused by name. */
  readonly personId: string | null;
  /** His masked name, where he is not registered. */
  readonly label: string | null;
  /** His own hours; null for those of the form. */
  readonly hours: number | null;
}

export interface RosterInput {
  readonly requestId: string;
  readonly accountId: string;
  readonly membershipId: string;
  readonly organizationId: string;
  /** The class whose roster it is; null for a list of the own people. */
  readonly classId: string | null;
  readonly studyForm: StudyForm;
  /** Declared for everybody alike; its files are shared by all cases. */
  readonly form: Readonly<Record<string, unknown>>;
  readonly attachments: readonly AttachmentUse[];
  /** Who has uploaded them. */
  readonly owner: string;
  readonly people: readonly RosterPerson[];
  /** ISO 8601. */
  readonly at: string;
  /** Runs in the same transaction. */
  readonly alsoWrite: (rosterId: string, transaction: Transaction) => Promise<void>;
}

/** Nothing is written where a roster is not created. */
export type CreatedRoster = { readonly status: 'created'; readonly rosterId: string } | { readonly status: 'roster-empty' | 'roster-too-large' } | { readonly status: 'attachment-missing'; readonly fields: readonly string[] };

/** Writes a roster with its people and the outbox entry that starts its process, in one transaction. One request is one roster. */
export async function createRoster({ sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing }, input: RosterInput): Promise<CreatedRoster> {
  const { people, form, attachments, owner, at, alsoWrite, ...columns } = input;
  if (people.length === 0) return { status: 'roster-empty' };
  if (people.length > MAX_ROSTER_ITEMS) return { status: 'roster-too-large' };
  const id = uuidv7();
  try {
    await sequelize.transaction(async (transaction) => {
      await RosterModel.create({
        ...columns, id, formSealed: sealing.seal(JSON.stringify(form), FORM), total: people.length, state: 'running', cancelRequestedAt: null,
        createdAt: new Date(at), endedAt: null,
      }, { transaction });
      await bindAttachments(attachments, { owner, rosterId: id }, transaction);
      await queryRows(sequelize, `
        INSERT INTO roster_items (roster_id, position, person_id, label, hours)
        SELECT :id, p.position, p."personId", p.label, p.hours
        FROM json_to_recordset(:people) AS p(position integer, "personId" uuid, label text, hours numeric) RETURNING position`,
      { id, people: JSON.stringify(people.map((person, index) => ({ ...person, position: index + 1 }))) }, transaction);
      await addToOutbox(sequelize, { topic: 'startRoster', payload: { rosterId: id }, at }, transaction);
      await alsoWrite(id, transaction);
    });
  } catch (error) {
    if (error instanceof AttachmentsUnusableError) return { status: 'attachment-missing', fields: error.fields };
    throw error;
  }
  return { status: 'created', rosterId: id };
}

/** What a roster declares for everybody alike. */
export function openRosterForm(sealing: Sealing, { formSealed }: Pick<RosterModel, 'formSealed'>): Record<string, unknown> {
  const form: unknown = JSON.parse(sealing.unseal(formSealed, FORM));
  return Object.fromEntries(Object.entries(Object(form)));
}
