import type { Transaction } from 'sequelize';
import { creditHourForms } from '../../../workflows/flows/credit-hour-review/form.ts';
import { hourFieldName } from '../../../workflows/shared/hours/words.ts';
import { addDays, dayOf } from '../../../workflows/shared/time.ts';
import { AccountModel } from '../../account.ts';
import { describeFields } from '../../stores/form-snapshot.ts';
import { openCase } from '../../stores/open-case.ts';
import { submitWithin } from '../../stores/submit-form.ts';
import { DEMO_HOURS, type DemoHours } from './hours.ts';
import { administratorIndex, FIRST_PROFESSIONAL, indexOf } from './logins.ts';
import { BUSY_UNIT } from './organizations.ts';
import type { CaseSeedDeps } from './seed-cases.ts';
import { seedPapers } from './seed-evidence.ts';
import { findPerson } from './seed-titles.ts';

const DAY_MS = 86_400_000;

/** Days between the end of what was learned and its declaration. */
const DAYS_UNTIL_DECLARED = 2;

/** Declares the hours of the demo, as everybody's are, each already open in its inbox with the day on which that happened. */
export async function seedHours(deps: CaseSeedDeps, transaction: Transaction): Promise<void> {
  for (const one of DEMO_HOURS) await seedDeclaration(deps, one, transaction);
}

async function seedDeclaration(deps: CaseSeedDeps, one: DemoHours, transaction: Transaction): Promise<void> {
  const { by, asUnit = false, studyForm: subject } = one;
  const at = new Date(Date.now() - one.daysAgo * DAY_MS).toISOString();
  const person = await findPerson(deps.sealing, FIRST_PROFESSIONAL + by, transaction);
  const submitter = asUnit ? await findPerson(deps.sealing, administratorIndex(indexOf(BUSY_UNIT), 0), transaction) : person;
  const { id: accountId } = await AccountModel.findOne({ where: { personId: submitter.id }, rejectOnEmpty: true, transaction });
  const owner = `account:${accountId}`;
  const result = await submitWithin(deps, {
    flowId: 'creditHourReview', subject, form: { ...formOf(one, dayOf(at)), ...await seedFiles(deps, one, { owner, at }, transaction) },
    submitterAccountId: accountId, organizationId: asUnit ? deps.idOf.get(BUSY_UNIT) ?? null : null, personId: asUnit ? person.id : null, owner, at,
    alsoWrite: async (found) => openCase(deps.sequelize, found, at, transaction),
  }, transaction);
  if (result.status !== 'submitted') throw new Error(`The demo's hours ${one.title} are ${JSON.stringify(result)}`);
}

/** The days lie before the declaration, in one year. */
function formOf({ title, hours, learningSubject = 'professional', length = 1, details }: DemoHours, declaredOn: string) {
  const endsOn = addDays(declaredOn, -DAYS_UNTIL_DECLARED);
  const [year, firstOfYear] = [Number(endsOn.slice(0, 4)), `${endsOn.slice(0, 4)}-01-01`];
  const startsOn = addDays(endsOn, 1 - length);
  return { year, learningSubject, title, startsOn: startsOn < firstOfYear ? firstOfYear : startsOn, endsOn, hours, ...details(endsOn) };
}

/** A paper for every piece of evidence that the form asks for. */
async function seedFiles(
  deps: CaseSeedDeps, { studyForm, title }: DemoHours, upload: { readonly owner: string; readonly at: string }, transaction: Transaction,
): Promise<Record<string, string[]>> {
  const fields = describeFields(creditHourForms[studyForm]).flatMap(({ name, meta }) => (meta.files === undefined ? [] : [{ name, isAsked: meta.files.min > 0 }]));
  const titles = Object.fromEntries(fields.filter(({ isAsked }) => isAsked).map(({ name }) => [name, hourFieldName('zh-CN', studyForm, name)]));
  const none = Object.fromEntries(fields.map(({ name }): [string, string[]] => [name, []]));
  return { ...none, ...await seedPapers(deps, { titles, text: title, ...upload }, transaction) };
}
