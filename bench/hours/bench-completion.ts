import { createDatabase } from '../../models/database.ts';
import { computeCompletions } from '../../models/stores/hour-completion.ts';
import { createHouse } from '../../scripts/lib/house.mjs';
import { prepareDatabase, provideTemporal } from '../../scripts/lib/house-servers.mjs';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { yearOf } from '../../workflows/shared/time.ts';
import { makeHome, withClient } from '../lib/bench-home.ts';
import { measure } from '../lib/measure.ts';
import { numberOf, type Options } from '../lib/options.ts';
import { keepResults, machineLine, printTable } from '../lib/report.ts';
import { onStop } from '../lib/stops.ts';
import { fillLedger } from './fill-ledger.ts';

/** Nothing but the sums that a completion is computed from. */
const SUMS = `
  SELECT e.person_id, e.learning_subject, e.study_form, sum(e.hours) AS hours
  FROM hour_entries e JOIN employments m ON m.person_id = e.person_id AND m.period @> now()
  WHERE m.organization_id = $1 AND e.year = $2 GROUP BY e.person_id, e.learning_subject, e.study_form`;

/** The completion of a year of everybody in a large unit, computed anew, against the plain sums of its ledger. */
export async function benchCompletion(options: Options): Promise<void> {
  const plan = { people: numberOf(options, 'people', 10_000), entries: numberOf(options, 'entries', 8), rounds: numberOf(options, 'rounds', 7) };
  const { home, env } = await makeHome();
  const { appUrl, ownerUrl, superuserUrl, stop } = await startPostgres({ home });
  onStop(stop);
  await prepareDatabase(createHouse({ home, env: { ...env, DATABASE_URL: appUrl }, log: console.log, provideTemporal }), { appUrl, ownerUrl });
  const sequelize = createDatabase(appUrl);
  onStop(() => sequelize.close());
  const year = yearOf(new Date().toISOString());
  const database = Object.assign(new URL(superuserUrl), { pathname: new URL(appUrl).pathname }).href;
  console.log(`Writing ${plan.entries} entries of each of ${plan.people} people …`);
  const unitId = await fillLedger(sequelize, database, { ...plan, year });

  async function computeAll(): Promise<void> {
    let people = 0;
    for await (const page of computeCompletions(sequelize, { year, of: { organizationId: unitId } })) people += page.length;
    if (people !== plan.people) throw new Error(`Of ${plan.people} people ${people} were computed`);
  }
  await computeAll();
  const rounds = Array.from({ length: plan.rounds });
  const computed = await measure(rounds, 1, computeAll);
  const sums = await withClient(appUrl, async (client) => {
    await client.query(SUMS, [unitId, year]);
    return measure(rounds, 1, async () => { await client.query(SUMS, [unitId, year]); });
  });
  console.log(`\nCompletion of ${plan.people} people with ${plan.entries} entries each, ${plan.rounds} times\n${machineLine()}\n`);
  printTable(['', 'p50 ms', 'p95 ms', 'people per s', 'ratio p50'], [
    ['completion', computed.p50Ms.toFixed(0), computed.p95Ms.toFixed(0), (plan.people * 1_000 / computed.p50Ms).toFixed(0), (computed.p50Ms / sums.p50Ms).toFixed(2)],
    ['plain sums', sums.p50Ms.toFixed(0), sums.p95Ms.toFixed(0), (plan.people * 1_000 / sums.p50Ms).toFixed(0), '1.00'],
  ]);
  keepResults('completion', { machine: machineLine(), plan, computed, sums });
}
