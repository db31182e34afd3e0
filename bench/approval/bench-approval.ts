import { measure, median, type Speed } from '../lib/measure.ts';
import { numberOf, type Options } from '../lib/options.ts';
import { inOwnProcess } from '../lib/own-process.ts';
import { cpuMsOf, memoryMbOf } from '../lib/processes.ts';
import { keepResults, machineLine, printTable } from '../lib/report.ts';
import { type Installation, isServer, type ServerName, startInstallation } from './installation.ts';
import { type StepName, STEPS } from './steps.ts';
import { createVariants, historySizeOf, type Variant } from './variants.ts';

interface Plan {
  readonly rounds: number;
  /** Approvals before anything is measured, by one caller. */
  readonly warm: number;
  /** Approvals by one caller, then by sixteen. */
  readonly single: number;
  readonly many: number;
  /** Whether B and D prepare what the application prepares; otherwise they send the same text anew each time. */
  readonly prepares: boolean;
}

/** One variant in one round. */
interface Measured {
  readonly single: Speed;
  readonly many: Speed;
  /** CPU milliseconds per approval while sixteen call, by process. */
  readonly cpuMs: Readonly<Record<string, number>>;
}

type Name = Variant['name'];
type Round = Readonly<Record<Name, Measured>>;

const CALLERS = 16;

/** Approvals of each variant before the first round: what runs for the hundredth time is compiled by then. */
const WARM_UP = 320;

/** What `--flow` names: a registration, or both steps of a transfer or of declared hours one after the other. */
const FLOWS: ReadonlyMap<string, readonly StepName[]> = new Map([['registration', ['registration']], ['transfer', ['release', 'receive']], ['hours', ['unit', 'department']]]);

/** Approving over HTTP (P) against the least Temporal could do (B) and against a plain transaction (D). */
export async function benchApproval(options: Options): Promise<void> {
  const plan: Plan = {
    rounds: numberOf(options, 'rounds', 7), warm: numberOf(options, 'warm', 20),
    single: numberOf(options, 'single', 80), many: numberOf(options, 'many', 160),
    prepares: options.get('baseline') === 'prepared',
  };
  const { server, step } = { server: options.get('server'), step: options.get('step') };
  if (isServer(server) && isStep(step)) return benchOn(server, step, plan);
  const steps = FLOWS.get(options.get('flow') ?? 'registration');
  if (steps === undefined) throw new RangeError(`--flow is one of: ${[...FLOWS.keys()].join(', ')}`);
  const rest = [...options].filter(([name]) => !['server', 'flow', 'step'].includes(name)).map(([name, value]) => `--${name}=${value}`);
  for (const one of isServer(server) ? [server] : ['cluster', 'dev']) {
    for (const each of steps) await inOwnProcess(['approval', `--server=${one}`, `--step=${each}`, ...rest]);
  }
}

function isStep(name: string | undefined): name is StepName {
  return name !== undefined && Object.hasOwn(STEPS, name);
}

async function benchOn(server: ServerName, step: StepName, plan: Plan): Promise<void> {
  const installation = await startInstallation(server);
  const { all, client, statements } = await createVariants(installation, { stepName: step, prepares: plan.prepares });
  for (const { prepare, approve } of all) await measure(await prepare(WARM_UP), CALLERS, approve);
  const rounds: Round[] = [];
  let history = { events: 0, bytes: 0 };
  for (let number = 0; number < plan.rounds; number += 1) {
    const measured = new Map<Name, Measured>();
    // Each variant is the first, the second and the last as often as the others.
    for (let place = 0; place < all.length; place += 1) {
      const variant = all[(number + place) % all.length];
      if (variant === undefined) continue;
      const cases = await variant.prepare(plan.warm + plan.single + plan.many);
      measured.set(variant.name, await measureVariant(installation, variant, cases, plan));
      const [first] = cases;
      if (variant.name === 'P' && first !== undefined) history = await historySizeOf(client, step, first);
    }
    rounds.push({ P: get(measured, 'P'), B: get(measured, 'B'), D: get(measured, 'D') });
    console.log(`Round ${number + 1} of ${plan.rounds}: ${all.map(({ name }) => `${name} ${get(measured, name).single.p50Ms.toFixed(1)} ms`).join(', ')}; ${machineLine()}`);
  }
  const memoryMb = { api: memoryMbOf(installation.pidOf('api')), worker: memoryMbOf(installation.pidOf('worker')) };
  const approvals = WARM_UP + plan.rounds * (plan.warm + plan.single + plan.many);
  report(server, rounds, { step, statements, history, memoryMb, approvals });
  keepResults(`approval-${step}-${server}`, { machine: machineLine(), plan, statements, history, memoryMb, approvals, rounds });
}

async function measureVariant(
  { pidOf }: Installation, { approve, processes }: Variant, cases: Awaited<ReturnType<Variant['prepare']>>, { warm, single }: Plan,
): Promise<Measured> {
  await measure(cases.slice(0, warm), 1, approve);
  const one = await measure(cases.slice(warm, warm + single), 1, approve);
  const rest = cases.slice(warm + single);
  const before = processes.map((name) => cpuMsOf(pidOf(name)));
  const many = await measure(rest, CALLERS, approve);
  const cpuMs = Object.fromEntries(processes.map((name, place) => [name, (cpuMsOf(pidOf(name)) - (before[place] ?? 0)) / rest.length]));
  return { single: one, many, cpuMs };
}

interface Facts {
  readonly step: StepName;
  readonly statements: number;
  readonly history: { events: number; bytes: number };
  readonly memoryMb: { api: number; worker: number };
  readonly approvals: number;
}

const TITLES = { cluster: 'Temporal on PostgreSQL', dev: 'Temporal dev server' } as const satisfies Record<ServerName, string>;

function report(server: ServerName, rounds: readonly Round[], { step, statements, history, memoryMb, approvals }: Facts): void {
  const of = (read: (round: Round) => number): number => median(rounds.map(read));
  const row = (name: Name): string[] => {
    const value = (read: (measured: Measured) => number): string => of((round) => read(round[name])).toFixed(1);
    const cpu = (...processes: string[]): string => value(({ cpuMs }) => processes.reduce((sum, process) => sum + (cpuMs[process] ?? 0), 0));
    return [
      name, value(({ single }) => single.p50Ms), value(({ single }) => single.p95Ms), value(({ single }) => single.perSecond),
      value(({ many }) => many.p50Ms), value(({ many }) => many.p95Ms), value(({ many }) => many.perSecond),
      cpu('api', 'plain-server'), cpu('worker', 'bare-worker'), cpu('temporal'), cpu('postgres'),
    ];
  };
  const ratio = (other: Name): string[] => {
    const value = (read: (measured: Measured) => number): string => of((round) => read(round.P) / read(round[other])).toFixed(2);
    return [
      `P/${other}`, value(({ single }) => single.p50Ms), value(({ single }) => single.p95Ms), value(({ single }) => single.perSecond),
      value(({ many }) => many.p50Ms), value(({ many }) => many.p95Ms), value(({ many }) => many.perSecond),
    ];
  };
  console.log(`\nApproval (${step}), ${TITLES[server]}: median of ${rounds.length} rounds, ${statements} statements\n${machineLine()}\n`);
  printTable(
    ['', 'p50 ms', 'p95 ms', 'per s', '16: p50 ms', 'p95 ms', 'per s', 'CPU ms: api', 'worker', 'temporal', 'postgres'],
    [row('P'), row('B'), row('D'), ratio('B'), ratio('D')],
  );
  console.log(`\nHistory: ${history.events} events, ${history.bytes} bytes. API and worker after ${approvals} approvals: ${Math.round(memoryMb.api)} + ${Math.round(memoryMb.worker)} MB.\n`);
}

function get(measured: ReadonlyMap<Name, Measured>, name: Name): Measured {
  const found = measured.get(name);
  if (found === undefined) throw new Error(`${name} was not measured`);
  return found;
}
