import { compareWithWorkflows } from '../../../activities/workflow-invariants.ts';
import type { CaseModel } from '../../../models/case.ts';
import { queryRows } from '../../../models/database.ts';
import { listCasePaths } from '../../../models/stores/case-paths.ts';
import { definitionOf, subjectOf } from '../../../workflows/flows/index.ts';
import { workflowIdOf } from '../../../workflows/kit/messages.ts';
import { DESK_EDGES } from '../../../workflows/shared/flow.ts';
import { pictureOf } from '../../../workflows/shared/picture/picture.ts';
import { faultsOf } from '../../../workflows/shared/picture/walk.ts';
import { waitUntil } from '../installation.ts';
import { type RaceWorld, type Run, settled } from './run-schedule.ts';

interface EventRow {
  readonly id: string;
  readonly revision: number;
  readonly edge: string;
  readonly requestId: string | null;
  readonly status: string;
  readonly step: string | null;
}

const ANSWERS = new Set(['applied', 'already_applied', 'stale', 'forbidden', 'invalid']);

/** Edges that move no workflow. */
const AROUND: ReadonlySet<string> = new Set([...DESK_EDGES, 'void']);

/** Everything about one case that can never be once its race is over, in words; whole databases are judged by `findAllViolations`. */
export async function judgeRun(world: RaceWorld, run: Run): Promise<string[]> {
  const { sequelize } = world.deps;
  const found = await settled(run.caseId);
  const events = await queryRows<EventRow>(sequelize, `
    SELECT id, revision, edge, request_id AS "requestId", to_status AS status, step FROM case_events WHERE case_id = :caseId ORDER BY sequence`, { caseId: run.caseId });
  const twice = await queryRows<{ step: string; side: string }>(sequelize, `
    SELECT step, side FROM decisions WHERE case_id = :caseId AND is_final GROUP BY step, side, round HAVING count(*) > 1`, { caseId: run.caseId });
  const [path] = await listCasePaths(sequelize, run.caseId);
  return [
    ...faultsOfAnswers(run, events),
    ...twice.map(({ step, side }) => `${step} was decided twice on side ${side}`),
    ...events.some(({ revision }, place) => revision !== place + 1) ? ['the revisions of the events are not one after the other'] : [],
    ...found.revision === events.at(-1)?.revision ? [] : [`the row has revision ${found.revision}, the last event ${events.at(-1)?.revision}`],
    ...faultsOf(pictureOf(subjectOf(definitionOf(found.flowId), found.subject), found.chain), path?.path ?? []).map((way) => `no way of its picture: ${way}`),
    ...await faultsOfWorkflow(world, found, events),
  ];
}

/** What was answered is what the events say. */
function faultsOfAnswers({ sent }: Run, events: readonly EventRow[]): string[] {
  return sent.flatMap(({ verb, requestId, expectedRevision, answer }) => {
    if (!ANSWERS.has(answer.status)) return [`${verb} was answered ${answer.status}`];
    const made = events.filter((event) => event.requestId === requestId);
    if (answer.status !== 'applied') return made.length === 0 ? [] : [`${verb} was ${answer.status} and made an event`];
    const [event] = made;
    if (made.length !== 1 || event?.id !== answer.eventId) return [`${verb} was applied and made ${made.length} events`];
    const moved = events.find((one, place) => one.revision > expectedRevision && one.revision < event.revision && isMove(one, events[place - 1]));
    return moved === undefined ? [] : [`${verb} was applied by somebody who saw revision ${expectedRevision}, before ${moved.edge}`];
  });
}

/** Whether whoever looked before an event saw another step or another round. */
function isMove({ edge, status, step }: EventRow, before: EventRow | undefined): boolean {
  return edge === 'resubmit' || status !== before?.status || step !== before.step;
}

/** The workflow of an open case knows its row; that of a closed one has ended as the row has. */
async function faultsOfWorkflow({ client, deps }: RaceWorld, { id, flowId, outcome }: CaseModel, events: readonly EventRow[]): Promise<string[]> {
  if (outcome !== null) {
    const handle = client.workflow.getHandle(workflowIdOf(flowId, id));
    const result: unknown = await client.connection.withDeadline(Date.now() + 20_000, () => handle.result());
    const closing = events.findLast(({ edge }) => !AROUND.has(edge));
    // A resync that was wanted before the end reads the row once more, with what was done around the case since.
    const known = events.filter((event) => event.revision >= (closing?.revision ?? 0)).map((event) => JSON.stringify({ caseId: id, outcome, revision: event.revision }));
    return known.includes(JSON.stringify(result)) ? [] : [`the workflow ended as ${JSON.stringify(result)}, the row as ${known[0]}`];
  }
  return faultUnless('the workflow knows its row', 40_000, async () => {
    // What a worker was asked that stops at that moment, the server would wait 30 s for; a new worker is found within 10.
    const found = await client.connection.withDeadline(Date.now() + 12_000, () => compareWithWorkflows({ sequelize: deps.sequelize, client }, [{ caseId: id, flowId }]));
    if (found.length > 0) throw new Error(found.map(({ invariant }) => invariant).join('; '));
    return true;
  });
}

/** Nothing once it holds; else what there was instead, in words. */
export async function faultUnless(...asked: Parameters<typeof waitUntil>): Promise<string[]> {
  try {
    await waitUntil(...asked);
    return [];
  } catch (error) {
    return [String(error)];
  }
}
