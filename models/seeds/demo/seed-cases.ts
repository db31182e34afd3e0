import type { Sequelize, Transaction } from 'sequelize';
import type { FileStore } from '../../../platform/file-store.ts';
import type { Sealing } from '../../../platform/sealing.ts';
import { isChangeSubject } from '../../../workflows/flows/change-review/definition.ts';
import { changedRecords } from '../../../workflows/flows/change-review/form.ts';
import { addDays, dayOf } from '../../../workflows/shared/time.ts';
import { AccountModel } from '../../account.ts';
import type { OrganizationModel } from '../../organization.ts';
import { ProfileRecordModel } from '../../profile-record.ts';
import { findRecordBase, type RecordName } from '../../stores/changed-record.ts';
import { openForm } from '../../stores/form-snapshot.ts';
import { openCase } from '../../stores/open-case.ts';
import { submitWithin } from '../../stores/submit-form.ts';
import { DEMO_CASES, type DemoCase } from './cases.ts';
import { administratorIndex, FIRST_PROFESSIONAL, indexOf } from './logins.ts';
import { DEMO_ORGANIZATIONS } from './organizations.ts';
import { seedProof } from './seed-evidence.ts';
import { findPerson } from './seed-titles.ts';

const DAY_MS = 86_400_000;

export interface CaseSeedDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly files: FileStore;
  /** Ids of the demo's organizations by name. */
  readonly idOf: ReadonlyMap<string, string>;
}

/** Submits the demo's cases of people who have accounts, as everybody's are, each already open in its inbox with the day on which that happened. */
export async function seedCases(deps: CaseSeedDeps, transaction: Transaction): Promise<void> {
  for (const one of DEMO_CASES) await seedCase(deps, one, transaction);
}

async function seedCase(deps: CaseSeedDeps, one: DemoCase, transaction: Transaction): Promise<void> {
  const { sequelize, sealing } = deps;
  const { flowId, subject, by } = one;
  const at = new Date(Date.now() - one.daysAgo * DAY_MS).toISOString();
  const organizationId = typeof by === 'string' ? idFor(deps.idOf, by) : null;
  const person = await findPerson(sealing, typeof by === 'string' ? administratorIndex(indexOf(by), 0) : FIRST_PROFESSIONAL + by, transaction);
  const account = await AccountModel.findOne({ where: { personId: person.id }, rejectOnEmpty: true, transaction });
  const title = subject === 'title' ? await ProfileRecordModel.findOne({ where: { personId: person.id, kind: 'title' }, transaction }) : null;
  const recordId = title?.id ?? null;
  const owner = `account:${account.id}`;
  const form = {
    ...await presentRecord(deps, one, { recordId, personIndex: person.idNumberIndex, organizationId }, transaction), ...aboutMove(one, deps, { personId: person.id, at }), ...one.fields,
    ...await seedProof(deps, { title: '证明材料', text: String(one.fields.reason ?? '人员调动函'), owner, at }, transaction),
  };
  const result = await submitWithin(deps, {
    flowId, subject, form, recordId, submitterAccountId: account.id, organizationId, owner, at,
    alsoWrite: async (found) => openCase(sequelize, found, at, transaction),
  }, transaction);
  if (result.status !== 'submitted') throw new Error(`The demo's ${flowId}.${subject} by ${by} is ${JSON.stringify(result)}`);
}

/** Who goes where and when; nothing where nobody goes anywhere. */
function aboutMove({ flowId, successor }: DemoCase, { idOf }: CaseSeedDeps, { personId, at }: { personId: string; at: string }): Record<string, string> {
  if (successor === undefined) return {};
  const successorId = idFor(idOf, successor);
  if (flowId !== 'personnelTransfer') return { successorId };
  const { divisionCode = '' }: Partial<Pick<OrganizationModel, 'divisionCode'>> = DEMO_ORGANIZATIONS[indexOf(successor)] ?? {};
  return { personId, divisionCode, successorId, transferOn: addDays(dayOf(at), 30) };
}

/** What a record that is to change says now, as its form is filled in; nothing where none changes. */
async function presentRecord(
  { sealing }: CaseSeedDeps, { flowId, subject }: DemoCase, name: Omit<RecordName, 'subject'>, transaction: Transaction,
): Promise<Record<string, unknown>> {
  if (flowId !== 'changeReview' || !isChangeSubject(subject)) return {};
  const base = await findRecordBase({ sealing }, { ...name, subject }, transaction);
  return base === null ? {} : openForm(sealing, changedRecords[subject], base);
}

function idFor(idOf: ReadonlyMap<string, string>, name: string): string {
  const id = idOf.get(name);
  if (id === undefined) throw new RangeError(`The demo has no organization ${name}`);
  return id;
}
