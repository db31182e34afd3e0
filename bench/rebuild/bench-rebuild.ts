import { queryRows } from '../../models/database.ts';
import { listCaseStarts } from '../../models/stores/case-start.ts';
import type { CaseStart } from '../../models/stores/command-target.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { ensureWorkflowBundle } from '../../scripts/lib/build-workflows.mjs';
import { createHouse } from '../../scripts/lib/house.mjs';
import { prepareDatabase, provideTemporal } from '../../scripts/lib/house-servers.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { makeCases, withModels } from '../approval/cases.ts';
import { STEPS } from '../approval/steps.ts';
import { makeHome } from '../lib/bench-home.ts';
import { startMailSink } from '../lib/mail-sink.ts';
import { median } from '../lib/measure.ts';
import { numberOf, type Options } from '../lib/options.ts';
import { keepResults, machineLine, printTable } from '../lib/report.ts';
import { onStop } from '../lib/stops.ts';
import { plainStarts, PROCESSES, REBUILD, type Run, timeRun, type Way } from './runs.ts';
import { openStage } from './stage.ts';

interface Plan {
  /** Open cases whose workflows are lost. */
  readonly cases: number;
  /** Times that each way is measured; medians count. */
  readonly rounds: number;
}

/** Cases more, whose workflows are started before anything is measured: what runs for the hundredth time is compiled by then. */
const WARM = 100;

const PLAIN: readonly Way[] = [8, 4, 16].map(plainStarts);

/** Workflows of open cases whose Temporal store was lost, rebuilt from their rows, against plain starts of the same. */
export async function benchRebuild(options: Options): Promise<void> {
  const plan: Plan = { cases: numberOf(options, 'cases', 1_000), rounds: numberOf(options, 'rounds', 5) };
  const { home, env: ownEnv } = await makeHome();
  const { appUrl, ownerUrl, superuserUrl, stop } = await startPostgres({ home });
  onStop(stop);
  await prepareDatabase(createHouse({ home, env: { ...ownEnv, DATABASE_URL: appUrl }, log: console.log, provideTemporal }), { appUrl, ownerUrl });
  const env: NodeJS.ProcessEnv = {
    ...ownEnv, XUESHI_HOME: home, DATABASE_URL: appUrl, SMTP_URL: await startMailSink(), WORKFLOW_BUNDLE: await ensureWorkflowBundle(console.log),
  };
  console.log(`Making ${plan.cases + WARM} open cases …`);
  const database = { appUrl, superuserUrl: Object.assign(new URL(superuserUrl), { pathname: new URL(appUrl).pathname }).href };
  const cases = await makeOpenCases(database, env.XUESHI_KEYS_FILE ?? '', plan.cases + WARM);
  const ways = [REBUILD, ...PLAIN];
  const runs = new Map<Way, Run[]>(ways.map((way) => [way, []]));
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const [place] of ways.entries()) {
      // Each round begins with another one.
      const number = (round + place) % ways.length;
      const way = ways[number] ?? REBUILD;
      const stage = await openStage({ home, name: `${round}-${number}`, env });
      const run = await timeRun(stage, way, { warm: cases.slice(0, WARM), measured: cases.slice(WARM) });
      await stage.close();
      runs.get(way)?.push(run);
      console.log(`Round ${round} of ${plan.rounds}: ${way.name} ${run.seconds.toFixed(1)} s`);
    }
  }
  report(plan, runs);
}

/** Real rows: registrations as they are submitted and opened. Starting their workflows changes none of them. */
async function makeOpenCases(urls: { appUrl: string; superuserUrl: string }, keysFile: string, count: number): Promise<CaseStart[]> {
  const keys = loadKeys({ file: keysFile, mayCreate: false });
  const office = await withModels(urls.appUrl, (sequelize) => STEPS.registration.open(sequelize, keys));
  const made = await makeCases(urls, office, count);
  return withModels(urls.appUrl, async (sequelize) => {
    await queryRows(sequelize, "DELETE FROM requests WHERE state = 'running' RETURNING id");
    return listCaseStarts(made.map(({ caseId }) => caseId));
  });
}

function report(plan: Plan, runs: ReadonlyMap<Way, readonly Run[]>): void {
  const rebuilt = runs.get(REBUILD) ?? [];
  // Within a round: what this way needs of what rebuilding needs. Below one, rebuilding is slower.
  const shareOf = (all: readonly Run[], cost: (run: Run) => number): number =>
    median(all.map((run, round) => cost(run) / cost(rebuilt[round] ?? run)));
  console.log(`\nThe workflows of ${plan.cases} open cases, Temporal dev server with an empty store: medians of ${plan.rounds} rounds\n${machineLine()}\n`);
  printTable(['', 's', 'per s', 'rate of rebuilding', 'to reach', 'the same by CPU', ...PROCESSES.map((name) => `CPU ms ${name}`)], [...runs].map(([way, all]) => {
    const seconds = median(all.map((run) => run.seconds));
    const against = way === REBUILD ? ['', '', ''] : [shareOf(all, (run) => run.seconds).toFixed(2), '≥ 0.8', shareOf(all, cpuOf).toFixed(2)];
    const cpu = PROCESSES.map((name) => (median(all.map(({ cpuMs }) => cpuMs[name])) / plan.cases).toFixed(1));
    return [way.name, seconds.toFixed(1), (plan.cases / seconds).toFixed(1), ...against, ...cpu];
  }));
  keepResults('rebuild', { machine: machineLine(), plan, runs: Object.fromEntries([...runs].map(([{ name }, all]) => [name, all])) });
}

const cpuOf = ({ cpuMs }: Run): number => PROCESSES.reduce((sum, name) => sum + cpuMs[name], 0);
