import { findAllViolations } from '../../activities/workflow-invariants.ts';
import { waitUntil } from '../../scripts/lib/processes.mjs';
import { withModels } from '../approval/cases.ts';
import { isServer, SERVERS, type ServerName, startInstallation } from '../approval/installation.ts';
import { measure, median, quantile } from '../lib/measure.ts';
import { numberOf, type Options } from '../lib/options.ts';
import { inOwnProcess } from '../lib/own-process.ts';
import { cpuMsOf } from '../lib/processes.ts';
import { keepResults, machineLine, printTable } from '../lib/report.ts';
import { createOffice, type Office } from './office.ts';
import { decideAsPerson, type Person } from './person.ts';

interface Plan {
  /** Cases that callers decide, and as many in each of two batches. */
  readonly items: number;
  /** Times that callers and a batch are measured, one after the other; medians count. */
  readonly rounds: number;
  /** Decisions of one person before the batch; during it he goes on until everything has come to rest. */
  readonly samples: number;
}

/** CPU milliseconds of each process, by the name it is noted under. */
type Cpu = Readonly<Record<string, number>>;

/** The same decisions by callers and by a batch, one after the other. */
interface Round {
  readonly callersS: number;
  /** For all decisions of the callers, and for all of the batch until they were gone from the inbox. */
  readonly cpuMs: { readonly callers: Cpu; readonly batch: Cpu };
  /** Until all is committed and gone from the inbox. */
  readonly batchS: number;
  /** From pressing the button until the workflows of all cases had followed. */
  readonly caughtUpS: number;
}

interface Measured {
  readonly rounds: readonly Round[];
  readonly before: readonly number[];
  readonly during: Person['durations'];
}

const CALLERS = 16;

const PROCESSES = ['api', 'worker', 'temporal', 'postgres'] as const;

/** A person presses again this long after an answer. */
const THINK_MS = 100;

/** Cases that the person decides during a batch: more than he can. */
const SPARE = 500;

const REST_MS = 600_000;

/** Asking costs as well. */
const POLL_MS = 100;

/** A batch against the same decisions sent by sixteen callers, and what a person notices of it. */
export async function benchBatch(options: Options): Promise<void> {
  const plan = { items: numberOf(options, 'items', 1_000), rounds: numberOf(options, 'rounds', 3), samples: numberOf(options, 'samples', 30) };
  const server = options.get('server');
  if (isServer(server)) return benchOn(server, plan);
  const given = [...options].map(([name, value]) => `--${name}=${value}`);
  for (const each of Object.keys(SERVERS)) await inOwnProcess(['batch', `--server=${each}`, ...given]);
}

async function benchOn(server: ServerName, plan: Plan): Promise<void> {
  const installation = await startInstallation(server);
  const office = await createOffice(installation);
  const cpu = (): Cpu => Object.fromEntries(PROCESSES.map((name) => [name, cpuMsOf(installation.pidOf(name))]));
  const rounds: Round[] = [];
  for (let round = 1; round <= plan.rounds; round += 1) {
    const callers = await timeCallers(office, plan, cpu);
    const batch = await timeBatch(office, plan, cpu);
    rounds.push({ ...batch, callersS: callers.seconds, cpuMs: { callers: callers.cpuMs, batch: batch.cpuMs } });
    console.log(`Round ${round} of ${plan.rounds}: callers ${callers.seconds.toFixed(1)} s, batch ${batch.batchS.toFixed(1)} s, followed after ${batch.caughtUpS.toFixed(1)} s`);
  }
  const measured = { rounds, ...await timePerson(office, plan) };
  const violations = await withModels(installation.application.appUrl, async (sequelize) => {
    const find = () => findAllViolations({ sequelize, client: office.client, taskQueue: office.taskQueue });
    await waitUntil(async () => (await find()).length === 0, REST_MS, 500);
    return find();
  });
  report(server, plan, measured, violations.length);
}

/** Seconds until everything that {@link CALLERS} callers decide is committed and gone from the inbox. */
async function timeCallers(office: Office, { items }: Plan, cpu: () => Cpu): Promise<{ seconds: number; cpuMs: Cpu }> {
  console.log(`Making ${items} cases for the callers …`);
  const cases = await office.prepare(items + 20);
  await measure(cases.slice(items), 1, (found) => office.decide(found));
  const [startedAt, usedBefore] = [performance.now(), cpu()];
  await measure(cases.slice(0, items), CALLERS, (found) => office.decide(found));
  await requireUntil('the inbox is empty', async () => await office.countWaiting() === 0);
  return { seconds: secondsSince(startedAt), cpuMs: difference(cpu(), usedBefore) };
}

/** A batch with the machine to itself. */
async function timeBatch(office: Office, { items }: Plan, cpu: () => Cpu): Promise<{ batchS: number; caughtUpS: number; cpuMs: Cpu }> {
  console.log(`Making ${items} cases for the batch …`);
  const cases = await office.prepare(items);
  const [startedAt, usedBefore] = [performance.now(), cpu()];
  const batchId = await office.beginBatch(cases);
  await requireUntil('the batch has ended', () => office.hasEnded(batchId));
  await requireUntil('the inbox is empty', async () => await office.countWaiting() === 0);
  const [batchS, cpuMs] = [secondsSince(startedAt), difference(cpu(), usedBefore)];
  await requireUntil('the workflows have followed', () => office.hasFollowed());
  return { batchS, cpuMs, caughtUpS: secondsSince(startedAt) };
}

/** What one person notices of another batch. */
async function timePerson(office: Office, { items, samples }: Plan): Promise<Pick<Measured, 'before' | 'during'>> {
  console.log(`Making ${items + samples + SPARE} cases for a batch and a person …`);
  const cases = await office.prepare(items + samples + SPARE);
  const own = cases.slice(items).values();
  const before = await decideAsPerson(office, own, { thinkMs: THINK_MS, phase: () => 'before', isOver: (count) => count === samples });
  let phase: 'deciding' | 'following' | 'over' = 'deciding';
  const person = decideAsPerson(office, own, { thinkMs: THINK_MS, phase: () => phase, isOver: () => phase === 'over' });
  const batchId = await office.beginBatch(cases.slice(0, items));
  await requireUntil('the batch has ended', () => office.hasEnded(batchId));
  phase = 'following';
  await requireUntil('the workflows have followed', () => office.hasFollowed());
  phase = 'over';
  return { before: before.durations.before, during: (await person).durations };
}

async function requireUntil(what: string, holds: () => Promise<boolean>): Promise<void> {
  if (!await waitUntil(holds, REST_MS, POLL_MS)) throw new Error(`${what}: not within ${REST_MS / 1000} s`);
}

function difference(after: Cpu, before: Cpu): Cpu {
  return Object.fromEntries(Object.entries(after).map(([name, used]) => [name, used - (before[name] ?? 0)]));
}

const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1000;

function report(server: ServerName, plan: Plan, measured: Measured, violations: number): void {
  const { rounds, before, during } = measured;
  const middle = (value: (round: Round) => number): number => median(rounds.map(value));
  const [callersS, batchS, caughtUpS] = [middle((round) => round.callersS), middle((round) => round.batchS), middle((round) => round.caughtUpS)];
  const p50 = (values: readonly number[]) => quantile(values, 0.5);
  const ratio = (value: number, to: number): string => (value / to).toFixed(2);
  console.log(`\n${plan.items} approvals, Temporal ${server === 'cluster' ? 'on PostgreSQL' : 'dev server'} (${SERVERS[server].name}): medians of ${plan.rounds} rounds\n${machineLine()}\n`);
  printTable(['', 's', 'per s', 'ratio', 'to reach'], [
    [`${CALLERS} callers over HTTP`, callersS.toFixed(1), (plan.items / callersS).toFixed(1), '1.00', ''],
    ['batch, gone from the inbox', batchS.toFixed(1), (plan.items / batchS).toFixed(1), middle((round) => round.callersS / round.batchS).toFixed(2), '≥ 3'],
    ['batch, workflows have followed', caughtUpS.toFixed(1), (plan.items / caughtUpS).toFixed(1), middle((round) => round.caughtUpS / round.callersS).toFixed(2), '≤ 3'],
  ]);
  console.log('');
  const all = [...during.deciding, ...during.following];
  printTable(['decisions of a person', 'count', 'p50 ms', 'p95 ms', 'ratio p50', 'to reach'], [
    ['before', before, ''], ['while the batch decides', during.deciding, ''], ['while workflows follow', during.following, ''], ['during all of it', all, '≤ 2'],
  ].map(([name, values, goal]) => {
    const durations = Array.isArray(values) ? values : [];
    return [String(name), String(durations.length), p50(durations).toFixed(1), quantile(durations, 0.95).toFixed(1), ratio(p50(durations), p50(before)), String(goal)];
  }));
  console.log('');
  printTable(['CPU ms per decision', ...PROCESSES], (['callers', 'batch'] as const).map((name) =>
    [name, ...PROCESSES.map((process) => (middle(({ cpuMs }) => cpuMs[name][process] ?? 0) / plan.items).toFixed(1))]));
  console.log(`\nWhat can never be, once everything has come to rest: ${violations}`);
  keepResults(`batch-${server}`, { machine: machineLine(), plan, measured, violations });
}
