import { randomUUID } from 'node:crypto';
import type { Sequelize } from 'sequelize';
import { loadKeys } from '../../platform/keys-file.ts';
import { createSealing, type Sealing } from '../../platform/sealing.ts';
import { waitUntil } from '../../scripts/lib/processes.mjs';
import { hourFormExample, requiredEvidence } from '../../tests/support/hour-forms.ts';
import { PASSWORD } from '../../tests/support/registration-form.ts';
import type { TestAdministrator } from '../../tests/support/organizations.ts';
import { withModels } from '../approval/cases.ts';
import { type Installation, isServer, SERVERS, type ServerName, startInstallation } from '../approval/installation.ts';
import { employSomebody, knowFile, makeReviewer } from '../approval/steps.ts';
import { withClient } from '../lib/bench-home.ts';
import { signIn } from '../lib/http.ts';
import { measure } from '../lib/measure.ts';
import { numberOf, type Options } from '../lib/options.ts';
import { inOwnProcess } from '../lib/own-process.ts';
import { keepResults, machineLine, printTable } from '../lib/report.ts';

interface Plan {
  /** People of the roster. */
  readonly people: number;
  /** People whose hours callers declare one by one. */
  readonly single: number;
}

/** A unit below a department, whose hours somebody declares over HTTP: nobody else reviews in the unit, so the department has every task. */
interface Unit {
  readonly declarer: TestAdministrator;
  readonly departmentId: string;
}

const STUDY_FORM = 'grassrootsService';
const CALLERS = 16;
const REST_MS = 300_000;
const POLL_MS = 100;

/** Hours of a list of people, until all stand in the inbox, against as many as callers declare one by one over HTTP. */
export async function benchRosters(options: Options): Promise<void> {
  const plan: Plan = { people: numberOf(options, 'people', 2_000), single: numberOf(options, 'single', 200) };
  const server = options.get('server');
  if (isServer(server)) return benchOn(server, plan);
  const given = [...options].map(([name, value]) => `--${name}=${value}`);
  for (const each of Object.keys(SERVERS)) await inOwnProcess(['rosters', `--server=${each}`, ...given]);
}

async function benchOn(server: ServerName, plan: Plan): Promise<void> {
  const installation = await startInstallation(server);
  const keys = loadKeys({ file: installation.env.XUESHI_KEYS_FILE ?? '', mayCreate: false });
  const sealing = createSealing(keys);
  console.log(`Employing ${plan.people + plan.single} people …`);
  const { unit, listed, single, form, singleForms } = await withModels(installation.application.appUrl, async (sequelize) => {
    const made = await makeUnit(sequelize, keys);
    const employ = (count: number) => employMany({ sequelize, sealing }, made, count);
    const fill = () => filledForm(sealing, made.declarer);
    return {
      unit: made, listed: await employ(plan.people), single: await employ(plan.single), form: await fill(),
      singleForms: await Promise.all(Array.from({ length: plan.single }, fill)),
    };
  });
  const Cookie = await signIn(installation.url, unit.declarer.idNumber, PASSWORD, 'employer');
  const send = createSender(installation, Cookie);
  const waiting = () => countWaiting(installation, unit);

  const items = single.map((personId, place) => ({ personId, form: singleForms[place] }));
  const callers = await measure(items, CALLERS, async ({ personId, form: own }) => {
    await send('/api/cases', { flowId: 'creditHourReview', subject: STUDY_FORM, as: 'organization', personId, form: own, commitment: true });
  });
  const before = await waiting();
  const startedAt = performance.now();
  const { rosterId } = await send('/api/rosters', { studyForm: STUDY_FORM, form, personIds: listed, commitment: true });
  await waitUntil(async () => await waiting() - before === plan.people, REST_MS, POLL_MS);
  const seconds = (performance.now() - startedAt) / 1_000;
  await requireWhole(installation, Cookie, rosterId, plan);
  report(server, plan, { seconds, rosterPerSecond: plan.people / seconds, callersPerSecond: callers.perSecond });
}

async function makeUnit(sequelize: Sequelize, keys: Parameters<typeof makeReviewer>[1]): Promise<Unit> {
  const { organizationId: departmentId } = await makeReviewer(sequelize, keys);
  return { departmentId, declarer: await makeReviewer(sequelize, keys, { kind: 'employer', superiorId: departmentId }) };
}

async function employMany({ sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing }, { declarer }: Unit, count: number): Promise<string[]> {
  const people: string[] = [];
  while (people.length < count) people.push(await employSomebody(sequelize, sealing, declarer.organizationId));
  return people;
}

/** A form with files of its own. */
async function filledForm(sealing: Sealing, { accountId }: TestAdministrator): Promise<Record<string, unknown>> {
  const evidence = await Promise.all(requiredEvidence(STUDY_FORM).map(() => knowFile(sealing, `account:${accountId}`)));
  return hourFormExample(STUDY_FORM, { evidence });
}

/** Throws Error where somebody of the roster was not reached: figures of a part are no figures. */
async function requireWhole({ url }: Installation, Cookie: string, rosterId: string, { people }: Plan): Promise<void> {
  const roster = await (await fetch(`${url}/api/rosters/${rosterId}`, { headers: { Cookie } })).text();
  const { counts: { declared } }: { counts: { declared: number } } = JSON.parse(roster);
  if (declared !== people) throw new Error(`The roster does not reach everybody: ${roster}`);
}

function createSender({ url }: Installation, Cookie: string): (path: string, body: object) => Promise<{ rosterId: string }> {
  return async function send(path, body) {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', Cookie, 'Idempotency-Key': randomUUID() },
    });
    const text = await answer.text();
    if (answer.status !== 201) throw new Error(`${path} was answered with ${answer.status}: ${text}`);
    return JSON.parse(text);
  };
}

/** What the inbox of the department counts. */
async function countWaiting({ application }: Installation, { departmentId }: Unit): Promise<number> {
  return withClient(application.appUrl, async (client) => {
    const { rows: [row] } = await client.query<{ count: number }>('SELECT COALESCE(sum(open_count), 0)::int AS count FROM task_counters WHERE organization_id = $1', [departmentId]);
    return row?.count ?? 0;
  });
}

function report(server: ServerName, plan: Plan, measured: { seconds: number; rosterPerSecond: number; callersPerSecond: number }): void {
  const { seconds, rosterPerSecond, callersPerSecond } = measured;
  console.log(`\nHours of ${plan.people} people, Temporal ${server === 'cluster' ? 'on PostgreSQL' : 'dev server'}\n${machineLine()}\n`);
  printTable(['', 'people', 's', 'people per s', 'ratio'], [
    [`${CALLERS} callers over HTTP`, String(plan.single), (plan.single / callersPerSecond).toFixed(1), callersPerSecond.toFixed(1), '1.00'],
    ['roster, all in the inbox', String(plan.people), seconds.toFixed(1), rosterPerSecond.toFixed(1), (rosterPerSecond / callersPerSecond).toFixed(2)],
  ]);
  keepResults(`rosters-${server}`, { machine: machineLine(), plan, measured });
}
