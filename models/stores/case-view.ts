import type { Sequelize, Transaction } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import { caseKindOf, stepsOfCase } from '../../workflows/flows/index.ts';
import { additionsOf, isAddedSide, sidesInOrder } from '../../workflows/shared/added-reviewers.ts';
import { type Side, sidesOf, type StepDefinition } from '../../workflows/shared/flow.ts';
import { maskName } from '../../workflows/shared/mask.ts';
import { CaseModel } from '../case.ts';
import { CaseSubmissionModel } from '../case-submission.ts';
import { queryRows } from '../database.ts';
import { TaskModel } from '../task.ts';
import { openContent } from './contents.ts';

/** One step of a case, or one side of it (`consent.old`, `added`), as a person reads it: who holds or held it, since when, until when. Instants are ISO 8601. */
export interface StepView {
  readonly name: string;
  /** `failed`: it was rejected here. `waiting` is also what nobody has decided before the case ended, or not yet in this round. */
  readonly state: 'done' | 'failed' | 'current' | 'waiting';
  readonly holder: string | null;
  readonly at: string | null;
  readonly dueAt: string | null;
}

export interface TimelineItem {
  readonly id: string;
  readonly edge: string;
  /** Null for what the system or an applicant without an account did. */
  readonly actorName: string | null;
  /** For whom a substitute acted; null for whoever acted in his own name. */
  readonly behalfName: string | null;
  readonly organizationName: string | null;
  /** To whom it was transferred or copied, or who was asked to decide too: a person or an organization. */
  readonly targetName: string | null;
  readonly reason: string | null;
  /** How many hours a decision recognized; null for everything else. */
  readonly recognizedHours: number | null;
  /** Names of further steps that an approval decided too. */
  readonly coveredSteps: readonly string[];
  /** Whether what opened then went up at once, because a nearer organization had nobody who could decide it. */
  readonly passedOver: boolean;
  readonly at: string;
}

/** By which way somebody reads a case: it waits or waited where he may read, or it was copied to him. Null for neither. */
export type Reading = 'task' | 'copy' | null;

/** Conditions of `accessibleBy`: of tasks (alias `t`) and of cases (alias `c`), null where there can be none. */
export interface ReadingConditions {
  readonly ofTasks: string | null;
  readonly ofCases: string | null;
}

/** How somebody reads a case. */
export async function findReading(
  sequelize: Sequelize, caseId: string, conditions: ReadingConditions, transaction: Transaction | null = null,
): Promise<Reading> {
  const { byTask, byCopy } = waysOfReading(conditions);
  const [found] = await queryRows<{ byTask: boolean; byCopy: boolean }>(sequelize, `
    SELECT ${byTask} AS "byTask", ${byCopy} AS "byCopy" FROM cases c WHERE c.id = :caseId`, { caseId }, transaction);
  if (found?.byTask === true) return 'task';
  return found?.byCopy === true ? 'copy' : null;
}

/** Each way of reading as a condition over cases `c`. */
export function waysOfReading({ ofTasks, ofCases }: ReadingConditions): Record<'byTask' | 'byCopy', string> {
  return {
    byTask: ofTasks === null ? 'false' : `EXISTS (SELECT FROM tasks t WHERE t.case_id = c.id AND ${ofTasks})`,
    byCopy: ofCases ?? 'false',
  };
}

/** A case with the submission it stands on and its tasks, the latest first; null when there is none. */
export async function findCaseDetail(caseId: string) {
  const found = await CaseModel.findByPk(caseId);
  if (found === null) return null;
  const [submission, tasks] = await Promise.all([
    CaseSubmissionModel.findByPk(found.submissionId, { rejectOnEmpty: true }),
    TaskModel.findAll({ where: { caseId }, order: [['stepRev', 'DESC'], ['side', 'ASC']], limit: 50 }),
  ]);
  return { found, submission, tasks, kind: caseKindOf(found.flowId, found.subject) };
}

/**
 * The steps of a case in order: submitting it, mending it while it is returned, every step of its definition, and what
 * happens at the end.
 */
export async function listSteps(sequelize: Sequelize, found: CaseModel): Promise<StepView[]> {
  const covered = await listCovered(sequelize, found);
  const tasks = await queryRows<LastTask>(
    sequelize, `
    SELECT DISTINCT ON (t.step, t.side) t.step, t.side, o.name AS holder, t.opened_at AS "openedAt", t.closed_at AS "closedAt", t.due_at AS "dueAt",
      t.round = :round AND t.close_reason = 'decided' AS "isDecided", t.verb
    FROM tasks t JOIN organizations o ON o.id = t.reviewer_org_id
    WHERE t.case_id = :caseId ORDER BY t.step, t.side, t.opened_at DESC`, { caseId: found.id, round: found.round });
  const taskOf = new Map(tasks.map((task) => [`${task.step}.${task.side}`, task]));
  const steps = stepsOfCase(found).flatMap((step) => sidesInOrder(sidesOf(step), additionsOf(found.additions, { step: step.name, round: found.round })).map((side): StepView => {
    const task = taskOf.get(`${step.name}.${side}`);
    const name = nameOf(step, side);
    const decided = covered.get(step.name);
    if (decided !== undefined) return { name, state: 'done', ...decided, dueAt: null };
    if (task === undefined) return { name, state: 'waiting', holder: null, at: null, dueAt: null };
    const { holder, closedAt, dueAt, openedAt, isDecided, verb } = task;
    if (closedAt === null) return { name, state: 'current', holder, at: openedAt.toISOString(), dueAt: dueAt.toISOString() };
    if (isDecided !== true) return { name, state: 'waiting', holder, at: null, dueAt: null };
    return { name, state: verb === 'reject' ? 'failed' : 'done', holder, at: closedAt.toISOString(), dueAt: null };
  }));
  const closedAt = found.closedAt?.toISOString() ?? null;
  return [
    { name: 'submit', state: 'done', holder: null, at: found.submittedAt.toISOString(), dueAt: null },
    ...(found.status === 'returned' ? [{ ...MEND, dueAt: found.dueAt?.toISOString() ?? null }, ...steps.map(again)] : steps),
    {
      name: 'effect', state: found.outcome === 'approved' ? 'done' : 'waiting', holder: null,
      at: found.outcome === 'approved' ? closedAt : null, dueAt: null,
    },
  ];
}

/** What a part of a step is called: a step with one side by its own name, each of several by theirs, whoever was added by one word. */
function nameOf(step: StepDefinition, side: Side): string {
  if (isAddedSide(side)) return 'added';
  return sidesOf(step).length === 1 ? step.name : `${step.name}.${side}`;
}

/** The steps of the present round that were approved together with another one, and by whom. */
async function listCovered(sequelize: Sequelize, found: CaseModel): Promise<Map<string, { readonly holder: string; readonly at: string }>> {
  const rows = await queryRows<{ step: string; holder: string; decidedAt: Date }>(sequelize, `
    SELECT unnest(d.covered_steps) AS step, o.name AS holder, d.decided_at AS "decidedAt"
    FROM decisions d JOIN organizations o ON o.id = d.reviewer_org_id
    WHERE d.case_id = :caseId AND d.round = :round AND d.covered_steps IS NOT NULL`, { caseId: found.id, round: found.round });
  return new Map(rows.map(({ step, holder, decidedAt }) => [step, { holder, at: decidedAt.toISOString() }]));
}

/** The last task of a side of a step. */
interface LastTask {
  readonly step: string;
  readonly side: Side;
  readonly holder: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly dueAt: Date;
  /** Null while it is open. */
  readonly isDecided: boolean | null;
  readonly verb: string | null;
}

/** What a returned case waits for: its applicant. */
const MEND = { name: 'mend', state: 'current', holder: null, at: null } as const;

/** A step that a returned case goes through again. */
function again(step: StepView): StepView {
  return { ...step, state: 'waiting', at: null, dueAt: null };
}

/** Everything that happened to a case, the latest first, with the reasons that were given. One query. */
export async function listTimeline(sequelize: Sequelize, sealing: Sealing, caseId: string): Promise<TimelineItem[]> {
  const rows = await queryRows<Omit<TimelineItem, 'at' | 'reason'> & { at: Date; textSealed: string | null }>(sequelize, `
    SELECT e.id, e.edge, p.name AS "actorName", o.name AS "organizationName", COALESCE(tp.name, t.name) AS "targetName", bp.name AS "behalfName", e.at, c.text_sealed AS "textSealed",
      k.recognized_hours::float8 AS "recognizedHours", COALESCE(k.covered_steps, '{}') AS "coveredSteps",
      EXISTS (SELECT FROM tasks t WHERE t.case_id = e.case_id AND t.step_rev = e.revision AND t.passed_over) AS "passedOver"
    FROM case_events e LEFT JOIN decisions k ON k.id = e.decision_id
    LEFT JOIN accounts a ON a.id = e.account_id LEFT JOIN persons p ON p.id = a.person_id
    LEFT JOIN organizations o ON o.id = e.organization_id
    LEFT JOIN organizations t ON t.id = e.target_organization_id
    LEFT JOIN memberships tm ON tm.id = e.target_membership_id
    LEFT JOIN accounts ta ON ta.id = tm.account_id LEFT JOIN persons tp ON tp.id = ta.person_id
    LEFT JOIN memberships bm ON bm.id = e.on_behalf_of LEFT JOIN accounts ba ON ba.id = bm.account_id LEFT JOIN persons bp ON bp.id = ba.person_id
    LEFT JOIN contents c ON c.id = e.content_id
    WHERE e.case_id = :caseId ORDER BY e.sequence DESC LIMIT 500`, { caseId });
  return rows.map(({ textSealed, at, ...row }) => ({
    ...row,
    // Who acts for no organization acts for himself: his name is masked as in his form.
    actorName: row.actorName === null || row.organizationName !== null ? row.actorName : maskName(row.actorName),
    at: at.toISOString(), reason: openContent(sealing, textSealed),
  }));
}

/**
 * Who did what and when: what a person reads whose own command came too late. `deciderName` is null for an applicant
 * without an account.
 */
export async function findEventFacts(sequelize: Sequelize, eventId: string): Promise<{
  deciderName: string | null; verb: string; decidedAt: string; revision: number;
} | null> {
  const [row] = await queryRows<{ deciderName: string | null; verb: string; decidedAt: Date; revision: number }>(sequelize, `
    SELECT p.name AS "deciderName", COALESCE(d.verb, e.edge) AS verb, e.at AS "decidedAt", e.revision
    FROM case_events e LEFT JOIN decisions d ON d.id = e.decision_id
    LEFT JOIN accounts a ON a.id = e.account_id LEFT JOIN persons p ON p.id = a.person_id
    WHERE e.id = :eventId`, { eventId });
  return row === undefined ? null : { ...row, decidedAt: row.decidedAt.toISOString() };
}
