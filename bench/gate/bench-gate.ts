import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { checkHistories, type GateHistory } from '../../activities/gate/check-histories.ts';
import { startReplayer } from '../../activities/gate/replayer.ts';
import { bundleForGate, bundleWorkflows } from '../../activities/workflow-bundle.ts';
import { type History, historyAtRest, openTimerOf } from '../../platform/history-at-rest.ts';
import { numberOf, type Options } from '../lib/options.ts';
import { keepResults, machineLine, printTable } from '../lib/report.ts';

const FOLDER = new URL('../../tests/workflows/histories/', import.meta.url);

/** Events after which a kept history of a review waits for a timer. */
const MAX_OPEN_EVENTS = 40;

/** The gate over so many histories, half of them of open cases, against replaying the same ones and nothing else. */
export async function benchGate(options: Options): Promise<void> {
  const count = numberOf(options, 'histories', 2_000);
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const histories = makeHistories(count);
  const workflowBundle = { code: await bundleWorkflows() };
  const plainCpu = cpuSeconds();
  const plainS = await timePlain(workflowBundle, histories);
  const plainCpuS = cpuSeconds() - plainCpu;
  const code = await bundleForGate();
  const lanes = availableParallelism();
  const [fresh, kept] = [1, 2].map(() => startReplayer({ workflowBundle: { code }, dataConverter: {}, lanes }));
  if (fresh === undefined || kept === undefined) throw new Error('Two replayers were started');
  const [startedAt, gateCpu] = [performance.now(), cpuSeconds()];
  const { failures, replays } = await checkHistories(histories, { fresh, kept, atOnce: 2 * lanes });
  const gateS = (performance.now() - startedAt) / 1000;
  const gateCpuS = cpuSeconds() - gateCpu;
  await Promise.all([fresh.close(), kept.close()]);
  if (failures.length > 0) throw new Error(`${failures.length} histories failed`);
  console.log(`\n${count} histories\n${machineLine()}\n`);
  printTable(['', 's', 'CPU s', 'histories per s', 'replays', 'replays per s', 'to reach'], [
    ['replay alone, as the SDK does it', plainS.toFixed(1), plainCpuS.toFixed(1), (count / plainS).toFixed(1), String(count), (count / plainS).toFixed(1), ''],
    ['gate with the comparison of open cases', gateS.toFixed(1), gateCpuS.toFixed(1), (count / gateS).toFixed(1), String(replays), (replays / gateS).toFixed(1), '≤ 90 s of 2000'],
  ]);
  keepResults('gate', { machine: machineLine(), count, plainS, plainCpuS, gateS, gateCpuS, replays });
}

/** CPU time of this process and its threads. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** One worker in this thread, one history after the other. */
async function timePlain(workflowBundle: WorkflowBundleOption, histories: readonly GateHistory[]): Promise<number> {
  const startedAt = performance.now();
  for await (const { error } of Worker.runReplayHistories({ workflowBundle }, histories)) {
    if (error !== undefined) throw error;
  }
  return (performance.now() - startedAt) / 1000;
}

/** Copies of the kept ones under other workflow ids: whole ones as closed, and as open ones what they were when they waited for a timer. */
function makeHistories(count: number): GateHistory[] {
  const closed = readdirSync(FOLDER).map((name) => {
    const parsed: unknown = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
    const history: History = historyFromJSON(parsed);
    return history;
  });
  const open = closed.map(whileWaiting).filter((history) => history !== null);
  return Array.from({ length: count }, (_, number) => {
    const standing = number % 2 === 0 ? 'open' : 'closed';
    const all = standing === 'open' ? open : closed;
    const history = all[Math.floor(number / 2) % all.length] ?? {};
    return { workflowId: `bench:${number}`, caseNumber: null, step: null, standing, history };
  });
}

/** The longest beginning, within reason, at whose end a timer runs; null where there is none. */
function whileWaiting({ events }: History): History | null {
  const all = (events ?? []).slice(0, MAX_OPEN_EVENTS);
  const end = all.findLastIndex((event, place) => event.workflowTaskScheduledEventAttributes && openTimerOf({ events: all.slice(0, place) }) !== null);
  return end < 1 ? null : historyAtRest({ events: all.slice(0, end) });
}
