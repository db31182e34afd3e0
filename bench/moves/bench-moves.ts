import { createDatabase } from '../../models/database.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { createSealing } from '../../platform/sealing.ts';
import { createHouse } from '../../scripts/lib/house.mjs';
import { prepareDatabase, provideTemporal } from '../../scripts/lib/house-servers.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { makeHome, withClient } from '../lib/bench-home.ts';
import { measure, type Speed } from '../lib/measure.ts';
import { numberOf, type Options } from '../lib/options.ts';
import { keepResults, machineLine, printTable } from '../lib/report.ts';
import { onStop } from '../lib/stops.ts';
import { createMover, type Move } from './moving.ts';

interface Measured {
  readonly what: string;
  readonly full: Speed;
  /** The same with nothing that moves along. */
  readonly empty: Speed;
  readonly toReachMs: number;
}

/** The last approval of a move in one transaction, with much that moves along and with nothing. */
export async function benchMoves(options: Options): Promise<void> {
  const plan = { cases: numberOf(options, 'cases', 200), descendants: numberOf(options, 'descendants', 2_000), rounds: numberOf(options, 'rounds', 7) };
  const { home, env } = await makeHome();
  const { appUrl, ownerUrl, superuserUrl, stop } = await startPostgres({ home });
  onStop(stop);
  await prepareDatabase(createHouse({ home, env: { ...env, DATABASE_URL: appUrl }, log: console.log, provideTemporal }), { appUrl, ownerUrl });
  const keys = loadKeys({ file: env.XUESHI_KEYS_FILE ?? '', mayCreate: false });
  const sequelize = createDatabase(appUrl);
  onStop(() => sequelize.close());
  const mover = createMover({ sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) });
  const database = Object.assign(new URL(superuserUrl), { pathname: new URL(appUrl).pathname }).href;

  async function time(make: () => Promise<Move>): Promise<Speed> {
    const moves: Move[] = [];
    for (let round = 0; round < plan.rounds; round += 1) moves.push(await make());
    await withClient(database, (client) => client.query('VACUUM (ANALYZE)'));
    return measure(moves, 1, mover.approve);
  }

  await time(() => mover.transfer(1));
  await time(() => mover.superior(1));
  const results: Measured[] = [
    { what: `transfer with ${plan.cases} open cases`, full: await time(() => mover.transfer(plan.cases)), empty: await time(() => mover.transfer(0)), toReachMs: 1_000 },
    { what: `superior with ${plan.descendants} below`, full: await time(() => mover.superior(plan.descendants)), empty: await time(() => mover.superior(0)), toReachMs: 2_000 },
  ];
  console.log(`\nThe last approval of a move, ${plan.rounds} of each\n${machineLine()}\n`);
  printTable(['', 'p50 ms', 'p95 ms', 'alone: p50 ms', 'ratio p50', 'to reach ms'], results.map(rowOf));
  keepResults('moves', { machine: machineLine(), plan, results });
}

function rowOf({ what, full, empty, toReachMs }: Measured): string[] {
  return [what, ...[full.p50Ms, full.p95Ms, empty.p50Ms].map((value) => value.toFixed(1)), (full.p50Ms / empty.p50Ms).toFixed(1), `≤ ${toReachMs}`];
}
