import type { Transaction } from 'sequelize';
import { trainingPlanReview } from '../../../workflows/flows/training-plan-review/definition.ts';
import { AccountModel } from '../../account.ts';
import { openCase } from '../../stores/open-case.ts';
import { submitWithin } from '../../stores/submit-form.ts';
import { administratorIndex, indexOf } from './logins.ts';
import type { CaseSeedDeps } from './seed-cases.ts';
import { seedProof } from './seed-evidence.ts';
import { findPerson } from './seed-titles.ts';
import { DEMO_TRAINING, type DemoTraining } from './training.ts';

const DAY_MS = 86_400_000;

/** Submits the demo's plans, classes and summaries as everybody's are, each already open in its inbox with the day on which that happened. */
export async function seedTraining(deps: CaseSeedDeps, transaction: Transaction): Promise<void> {
  for (const one of DEMO_TRAINING) await seedOne(deps, one, transaction);
}

async function seedOne(deps: CaseSeedDeps, { subject, by, daysAgo, form }: DemoTraining, transaction: Transaction): Promise<void> {
  const at = new Date(Date.now() - daysAgo * DAY_MS).toISOString();
  const person = await findPerson(deps.sealing, administratorIndex(indexOf(by), 0), transaction);
  const { id: accountId } = await AccountModel.findOne({ where: { personId: person.id }, rejectOnEmpty: true, transaction });
  const owner = `account:${accountId}`;
  const result = await submitWithin(deps, {
    flowId: trainingPlanReview.id, subject, form: { ...form, ...await seedProof(deps, { title: '附件', text: String(form['name'] ?? '年度工作总结'), owner, at }, transaction) },
    recordId: null, submitterAccountId: accountId, organizationId: deps.idOf.get(by) ?? null, owner, at,
    alsoWrite: async (found) => openCase(deps.sequelize, found, at, transaction),
  }, transaction);
  if (result.status !== 'submitted') throw new Error(`The demo's ${subject} by ${by} is ${JSON.stringify(result)}`);
}
