import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { CaseModel } from '../../../models/case.ts';
import { queryRows } from '../../../models/database.ts';
import { findCaseStart } from '../../../models/stores/case-start.ts';
import { findAnswerOfEnded } from '../../../models/stores/late-command.ts';
import { updateRunning, updateWithStart } from '../../../platform/temporal.ts';
import { OPEN_UPDATE, RESYNC_SIGNAL, startOptionsOf, workflowIdOf } from '../../../workflows/kit/messages.ts';
import type { CommandResult } from '../../../workflows/shared/command.ts';
import type { Verb } from '../../../workflows/shared/flow.ts';
import { makeCommand } from '../commands.ts';
import { waitUntil } from '../installation.ts';
import { makeAdministrator } from '../organizations.ts';
import { type BeginDeps, beginnings } from '../walks/begin.ts';
import { type DeskAction, doAround, isDeskAction, type Official } from './desk-actions.ts';
import { type Action, randomOf, type Schedule } from './schedules.ts';

/** Where schedules run: the database, the server, and the worker that can be stopped and started. */
export interface RaceWorld {
  readonly deps: BeginDeps;
  readonly client: Client;
  readonly taskQueue: string;
  readonly restart: () => Promise<void>;
}

/** What was sent and answered. */
export interface Sent {
  readonly verb: Verb;
  readonly requestId: string;
  readonly expectedRevision: number;
  readonly answer: CommandResult;
}

/** What became of a schedule. */
export interface Run {
  readonly schedule: Schedule;
  readonly caseId: string;
  /** Revision at which the race began. */
  readonly from: number;
  readonly sent: readonly Sent[];
}

const REASON = '经研究，按规定办理';

/** Submits a case, brings it where the seed says, and does everything of the schedule: some at once, some one after the other. */
export async function runSchedule(world: RaceWorld, schedule: Schedule): Promise<Run> {
  const { deps, client } = world;
  const random = randomOf(schedule.seed);
  const pick = <One>(choices: readonly One[]): One | undefined => choices[Math.floor(random() * choices.length)];
  const beginning = await beginnings[schedule.picture]?.(deps);
  if (beginning === undefined) throw new RangeError(`Nothing begins ${schedule.picture}`);
  const { caseId, form } = beginning;
  await open(world, caseId);
  const read = () => CaseModel.findByPk(caseId, { rejectOnEmpty: true });
  let officials = await castOf(deps, caseId);

  async function send(verb: Verb, expectedRevision: number): Promise<Sent> {
    const { flowId, submitterAccountId } = await read();
    const applicant = submitterAccountId === null ? null : { accountId: submitterAccountId, membershipId: null };
    const by = verb === 'resubmit' || verb === 'withdraw' ? applicant : pick(officials) ?? applicant;
    const body = bodyOf(verb);
    const command = await makeCommand(deps, { caseId, verb, expectedRevision, by, issuedAt: new Date().toISOString(), ...body });
    const { requestId } = command;
    const answer = await answered(
      () => updateRunning<CommandResult>(client, workflowIdOf(flowId, caseId), { name: verb, updateId: requestId, arg: command }),
      () => findAnswerOfEnded({ caseId, requestId, accountId: by?.accountId ?? null, verb, expectedRevision }));
    return { verb, requestId, expectedRevision, answer };
  }

  function bodyOf(verb: Verb): object {
    if (verb === 'return' || verb === 'reject') return { reason: REASON };
    if (verb === 'resubmit') return { form };
    if (verb === 'transfer') return { membershipId: pick(officials)?.membershipId };
    return verb === 'addReviewer' ? { membershipId: pick(officials)?.membershipId, place: pick(['before', 'after']) } : {};
  }

  async function happen(action: Action, revision: number): Promise<Sent[]> {
    if (isDeskAction(action)) await doSomethingAround(action);
    else if (action === 'restart') await world.restart();
    else if (action === 'lastDeadline' || action === 'reminder') await fire(world, await read(), action === 'reminder');
    else if (action === 'resync') await resync(world, await read());
    else return [await send(action, revision)];
    return [];
  }

  async function doSomethingAround(action: DeskAction): Promise<void> {
    const official = pick(officials);
    if (official !== undefined) await doAround(deps, action, await read(), official);
  }

  const start = random();
  const before: Sent[] = [];
  if (start < (schedule.actions.includes('resubmit') ? 0.6 : 0.15)) before.push(await send('return', (await read()).revision));
  else if (start > 0.7) before.push(await send('approve', (await read()).revision));
  officials = [...officials, ...await castOf(deps, caseId)];
  const { revision: from } = await read();
  const sent: Sent[] = [];
  for (const group of groupsOf(schedule.actions, random)) {
    // Some have looked again before they decide, some have not.
    const revision = random() < 0.5 ? from : (await read()).revision;
    sent.push(...(await Promise.all(group.map((action) => happen(action, revision)))).flat());
  }
  return { schedule, caseId, from, sent: [...before, ...sent] };
}

/** Actions that are sent at once stand in one group. */
function groupsOf(actions: readonly Action[], random: () => number): Action[][] {
  const groups: Action[][] = [];
  for (const action of actions) {
    const last = groups.at(-1);
    if (last !== undefined && random() < 0.6) last.push(action);
    else groups.push([action]);
  }
  return groups;
}

async function open({ client, taskQueue }: RaceWorld, caseId: string): Promise<void> {
  const facts = await findCaseStart(caseId);
  if (facts === null) throw new RangeError(`There is no case ${caseId}`);
  const options = startOptionsOf(facts, { taskQueue, publicUrl: 'http://127.0.0.1' });
  await updateWithStart(client, options, { name: OPEN_UPDATE, updateId: `open:${caseId}`, arg: null }, 30_000);
}

/** Whoever could decide what waits now: at least two in each organization. */
async function castOf(deps: BeginDeps, caseId: string): Promise<Official[]> {
  const waiting = await queryRows<{ organizationId: string }>(deps.sequelize, `
    SELECT DISTINCT reviewer_org_id AS "organizationId" FROM tasks WHERE case_id = :caseId AND state = 'open' ORDER BY 1`, { caseId });
  for (const { organizationId } of waiting) await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId });
  return queryRows<Official>(deps.sequelize, `
    SELECT DISTINCT m.id AS "membershipId", m.account_id AS "accountId", m.organization_id AS "organizationId"
    FROM tasks t JOIN memberships m ON m.organization_id = t.reviewer_org_id WHERE t.case_id = :caseId AND t.state = 'open' ORDER BY 1`, { caseId });
}

/** How often an answer is waited for: a worker that is just starting again takes longer than one wait. */
const WAITS = 5;

/** As the API: a workflow that has ended meanwhile means that another was faster; what was sent and not answered in time is asked for under the same id. */
async function answered(ask: () => Promise<CommandResult>, late: () => Promise<CommandResult>, waits = WAITS): Promise<CommandResult> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError && waits > 1) return answered(ask, late, waits - 1);
    if (error instanceof WorkflowNotFoundError || error instanceof WorkflowUpdateFailedError) return late();
    throw error;
  }
}

async function resync({ client }: RaceWorld, { flowId, id }: CaseModel): Promise<void> {
  try {
    await client.workflow.getHandle(workflowIdOf(flowId, id)).signal(RESYNC_SIGNAL);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

/** Makes a deadline pass now, the first or the last one, and lets the timer of the workflow find it. */
async function fire(world: RaceWorld, found: CaseModel, isFirst: boolean): Promise<void> {
  const due = isFirst ? "jsonb_set(deadlines, '{0,at}', to_jsonb(CAST(:at AS text)))"
    : "jsonb_build_array(jsonb_set(deadlines -> -1, '{at}', to_jsonb(CAST(:at AS text))))";
  await queryRows(world.deps.sequelize, `UPDATE cases SET deadlines = ${due} WHERE id = :id AND jsonb_array_length(deadlines) > 0 RETURNING id`,
    { id: found.id, at: new Date().toISOString() });
  await resync(world, found);
}

/** Waits until nothing is on its way any more: no deadline is due. Throws Error when it is after a long time. */
export async function settled(caseId: string): Promise<CaseModel> {
  const found = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
  await waitUntil(`the deadline of ${caseId} has passed`, 20_000, async () => {
    await found.reload();
    const [next] = found.deadlines;
    return found.outcome !== null || next === undefined || Date.parse(next.at) > Date.now();
  });
  return found;
}
