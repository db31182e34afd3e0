import { beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { findAllViolations } from '../../activities/workflow-invariants.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { flows, isFlowId } from '../../workflows/flows/index.ts';
import type { Activities } from '../../workflows/kit/ports.ts';
import { useDatabase } from '../setup/database.ts';
import { useTemporal } from '../setup/temporal.ts';
import { makeAdministrator, makeOrganization } from '../support/organizations.ts';
import { faultUnless, judgeRun } from '../support/races/judge-run.ts';
import { type RaceWorld, runSchedule } from '../support/races/run-schedule.ts';
import { readSchedule, type Schedule, schedulesOf, sliceOf } from '../support/races/schedules.ts';

/** `all`, the seed of one schedule, or nothing for a slice of each flow (docs/testing.md, "Races"). */
const RACES = process.env['RACES'] ?? '';
const COUNT = Number(process.env['RACES_COUNT'] ?? '0');
const NUMBER = Number(process.env['RACES_NUMBER'] ?? '1');
const IN_A_FLOW = 4;
/** Hours without a word would be lost with an interruption: a long run says how far it is, and each fault when it is found. */
const SAY_EVERY = RACES === '' ? Infinity : 100;
/** So many cases race beside each other. */
const LANES = 4;
const HOURS_MS = 6 * 3_600_000;

const temporal = useTemporal();
const { sequelize } = useDatabase();
const keys = generateKeys();
const moveDeps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const activities = createActivities(moveDeps);
const deps = { ...moveDeps, activities };

beforeAll(async () => {
  for (const divisionCode of ['370000', '370100', '370102']) {
    const { id: organizationId } = await makeOrganization(sequelize, { kind: 'hrss', divisionCode });
    await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId, roleCode: 'super-administrator' });
  }
});

/** Runs schedules on a worker with these activities; gives what can never be, with the seed that runs it again. */
async function race(schedules: readonly Schedule[], run: Activities): Promise<string[]> {
  let worker = await temporal.startWorker(run);
  let restarting: Promise<void> | null = null;
  async function startAgain(): Promise<void> {
    await worker.stop();
    worker = await temporal.startWorker(run);
  }
  const world: RaceWorld = {
    deps, client: temporal.client, taskQueue: temporal.taskQueue,
    restart: () => restarting ??= startAgain().finally(() => { restarting = null; }),
  };
  const faults: string[] = [];
  let done = 0;
  const left = [...schedules];
  function note(found: readonly string[]): void {
    faults.push(...found);
    if (RACES !== '' && run === activities) for (const fault of found) console.error(fault);
  }
  async function lane(): Promise<void> {
    for (let schedule = left.shift(); schedule !== undefined; schedule = left.shift()) {
      const { seed } = schedule;
      try {
        const found = await runSchedule(world, schedule);
        note((await judgeRun(world, found)).map((fault) => `RACES=${seed}: ${fault} (case ${found.caseId}; ${answersOf(found.sent)})`));
      } catch (error) {
        note([`RACES=${seed}: ${String(error)}`]);
      }
      done += 1;
      if (done % SAY_EVERY === 0) console.error(`${schedule.picture}: ${done} of ${schedules.length} schedules, ${faults.length} faults`);
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  note(await violations());
  await worker.stop();
  return faults;
}

const answersOf = (sent: readonly { verb: string; expectedRevision: number; answer: { status: string } }[]): string =>
  sent.map(({ verb, expectedRevision, answer }) => `${verb}@${expectedRevision} ${answer.status}`).join(', ');

/** Of both stores, once the list of workflows has caught up. Nothing empties the outbox here. */
async function violations(): Promise<string[]> {
  return faultUnless('no invariant is broken', 10_000, async () => {
    const found = (await findAllViolations({ sequelize, client: temporal.client, taskQueue: temporal.taskQueue }))
      .filter(({ invariant }) => !invariant.startsWith('I14 ')).map(({ invariant, subject }) => `${invariant}: ${subject}`);
    if (found.length > 0) throw new Error(found.join('; '));
    return true;
  }, 500);
}

function chosen(flowId: string): Schedule[] {
  if (!isFlowId(flowId)) return [];
  if (RACES.includes('/')) return RACES.startsWith(`${flowId}.`) ? Array.from({ length: Math.max(1, COUNT) }, () => readSchedule(RACES)) : [];
  const all = schedulesOf(flowId, NUMBER);
  return RACES === 'all' ? COUNT > 0 ? sliceOf(all, COUNT) : all : sliceOf(all, IN_A_FLOW);
}

describe('whatever happens to a case at the same moment, in whatever order', () => {
  const all = Object.keys(flows).map((flowId) => ({ flowId, schedules: chosen(flowId) })).filter(({ schedules }) => schedules.length > 0);
  it.each(all)('breaks no invariant of $flowId in $schedules.length schedules', async ({ schedules }) => {
    expect(await race(schedules, activities)).toEqual([]);
  }, HOURS_MS);
});

describe('a fault that is planted', () => {
  it('is found: a transition that judges what nobody has seen', async () => {
    const blind: Activities = {
      ...activities,
      async transition(input) {
        const { revision } = await activities.readCase({ caseId: input.command.caseId });
        return activities.transition({ ...input, command: { ...input.command, expectedRevision: revision } });
      },
    };
    const found = await race(['return+resubmit+approve', 'resubmit+approve', 'resubmit+reject'].flatMap((actions) =>
      [1, 2].map((number) => readSchedule(`superiorChange.organization/${actions}/${number}`))), blind);
    expect(found).toContainEqual(expect.stringMatching(/was applied by somebody who saw revision \d+, before /));
  });

  it('is found: a transition whose answer is not what it did', async () => {
    const mute: Activities = {
      ...activities,
      async transition(input) {
        const result = await activities.transition(input);
        return result.status === 'applied' ? { status: 'stale', eventId: null, row: result.row } : result;
      },
    };
    const found = await race([readSchedule('superiorChange.organization/return+approve/1')], mute);
    expect(found).toContainEqual(expect.stringMatching(/was stale and made an event/));
  });
});
