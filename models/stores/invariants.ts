import type { Sequelize } from 'sequelize';
import { definitionOf, flows, subjectOf } from '../../workflows/flows/index.ts';
import { MAX_ADDED } from '../../workflows/shared/added-reviewers.ts';
import { sidesOf, type SubjectDefinition } from '../../workflows/shared/flow.ts';
import { pictureOf } from '../../workflows/shared/picture/picture.ts';
import { faultsOf } from '../../workflows/shared/picture/walk.ts';
import { ZONE } from '../../workflows/shared/time.ts';
import { CaseEventModel } from '../case-event.ts';
import { queryRows } from '../database.ts';
import { expectedHash } from './append-event.ts';
import { listCasePaths } from './case-paths.ts';
import { listWrongCounters } from './mend-counters.ts';
import { EFFECT_IS_MISSING } from './missing-effects.ts';

/** Something that can never be, and yet is. */
export interface Violation {
  /** The number of the invariant, as docs/invariants.md lists them. */
  readonly invariant: string;
  /** What it is about: an id or a key, never a person. */
  readonly subject: string;
}

/** The sides of each step, as a relation. */
const SIDES = `(VALUES ${Object.entries(flows).flatMap(([flowId, { subjects }]) => Object.entries<SubjectDefinition>(subjects).flatMap(([subject, { steps }]) =>
  steps.flatMap((step) => sidesOf(step).map((side) => `('${flowId}', '${subject}', '${step.name}', '${side}')`)))).join(', ')}) sides (flow_id, subject, step, side)`;

/** Who was added to the present step of a case `c` in its present round, as a relation. */
const ADDED = `(SELECT * FROM jsonb_to_recordset(c.additions) AS a(side text, step text, round integer, place text, by text) WHERE a.step = c.step AND a.round = c.round)`;

/** Whether a side of the present step of a case `c` has approved in its present round. */
const approved = (side: string): string =>
  `EXISTS (SELECT FROM decisions d WHERE d.case_id = c.id AND d.step = c.step AND d.round = c.round AND d.side = ${side} AND d.is_final)`;

/** Statements whose rows are violations; each gives `subject`. */
const CHECKS: Readonly<Record<string, string>> = {
  // Sent again under another key, a decision is acknowledged by the event of the first.
  'I1 an acknowledged command is an event': `
    SELECT r.id AS subject FROM requests r WHERE r.answer_status = 200 AND r.path ~ '/(decisions|resubmission|withdrawal|transfer|added-reviewers)$'
      AND NOT EXISTS (SELECT FROM case_events e
        WHERE e.request_id = r.id OR (e.case_id = r.case_id AND r.owner = 'account:' || e.account_id))`,
  'I1 an acknowledged comment or urging is an event': `
    SELECT r.id AS subject FROM requests r WHERE r.answer_status = 204 AND r.path ~ '/(comments|urge)$'
      AND NOT EXISTS (SELECT FROM case_events e WHERE e.request_id = r.id)`,
  'I2 a step is decided once per side and round': `
    SELECT case_id AS subject FROM decisions WHERE is_final GROUP BY case_id, step, side, round HAVING count(*) > 1`,
  'I3 the revision counts the events, and the last one gives the status': `
    SELECT c.id AS subject FROM cases c LEFT JOIN LATERAL (
      SELECT count(*) AS count, max(sequence) AS last FROM case_events e WHERE e.case_id = c.id) n ON true
    LEFT JOIN case_events e ON e.case_id = c.id AND e.sequence = n.last
    WHERE c.revision IS DISTINCT FROM n.count OR c.revision IS DISTINCT FROM n.last OR c.status IS DISTINCT FROM e.to_status
      OR c.last_event_hash IS DISTINCT FROM e.hash`,
  'I3 the outcome is the status, and only of a closed case': `
    SELECT id AS subject FROM cases
    WHERE (outcome IS NULL AND status NOT IN ('received', 'reviewing', 'returned')) OR outcome <> status`,
  'I4 open tasks are what the status demands': `
    SELECT c.id AS subject FROM cases c
    WHERE ARRAY(SELECT t.side FROM tasks t WHERE t.case_id = c.id AND t.state = 'open' ORDER BY t.side) <> ARRAY(
      SELECT due.side FROM (
        SELECT sides.side, NULL AS place, NULL AS by FROM ${SIDES} WHERE sides.flow_id = c.flow_id AND sides.subject = c.subject AND sides.step = c.step
        UNION ALL SELECT added.side, added.place, added.by FROM ${ADDED} added) due
      WHERE c.status = 'reviewing' AND NOT ${approved('due.side')}
        AND (due.place IS DISTINCT FROM 'after' OR ${approved('due.by')})
        AND NOT EXISTS (SELECT FROM ${ADDED} first WHERE first.by = due.side AND first.place = 'before' AND NOT ${approved('first.side')})
      ORDER BY due.side)`,
  'I4 an open task is at the present step and round of its case, and opened with the step or since': `
    SELECT t.id AS subject FROM tasks t JOIN cases c ON c.id = t.case_id
    WHERE t.state = 'open' AND (t.step IS DISTINCT FROM c.step OR t.round <> c.round OR t.step_rev NOT BETWEEN c.step_rev AND c.revision)`,
  'I4 whoever was added is at most five to a step and round, each once': `
    SELECT c.id AS subject FROM cases c WHERE EXISTS (
      SELECT FROM jsonb_to_recordset(c.additions) AS a(side text, step text, round integer)
      GROUP BY a.step, a.round HAVING count(*) > ${MAX_ADDED} OR count(*) <> count(DISTINCT a.side))`,
  'I7 one organization at a time': `
    SELECT a.id AS subject FROM employments a JOIN employments b ON a.person_id = b.person_id AND a.id < b.id AND a.period && b.period`,
  'I8 a transfer that was approved has left nothing open behind': `
    SELECT c.id AS subject FROM cases c
    WHERE c.flow_id = 'personnelTransfer' AND c.outcome = 'approved' AND EXISTS (SELECT FROM tasks t JOIN cases o ON o.id = t.case_id
      WHERE t.state = 'open' AND t.opened_at < c.closed_at AND o.subject_person_index = c.subject_person_index AND o.superior_id = c.superior_id
        AND t.reviewer_org_id = c.superior_id)`,
  'I8 a path is the path of the superior and the organization itself': `
    SELECT o.id AS subject FROM organizations o LEFT JOIN organizations s ON s.id = o.superior_id
    WHERE o.path IS DISTINCT FROM COALESCE(s.path, '{}') || o.id`,
  'I9 a decision is an event of its revision': `
    SELECT d.id AS subject FROM decisions d
    WHERE NOT EXISTS (SELECT FROM case_events e WHERE e.decision_id = d.id AND e.case_id = d.case_id
      AND (e.edge = CASE WHEN d.return_code = 'wrong-unit' THEN 'returnWrongUnit' ELSE d.verb END OR (e.edge = 'consent' AND d.verb = 'approve'))
      AND e.revision = d.revision AND e.request_id = d.request_id)`,
  'I9 a decision names the role that gave its right': `
    SELECT d.id AS subject FROM decisions d LEFT JOIN roles r ON r.id = d.role_id
    WHERE r.id IS NULL OR d.right_name = '' OR d.scope NOT IN ('section', 'organization', 'subtree')`,
  'I12 nobody decides his own submission': `
    SELECT d.id AS subject FROM decisions d JOIN tasks t ON t.id = d.task_id WHERE d.person_index = t.submitter_person_index`,
  'I12 nobody decides what he asked another for, nor beside what he has decided': `
    SELECT d.id AS subject FROM decisions d JOIN tasks t ON t.id = d.task_id WHERE d.person_index = ANY (t.barred_person_indexes)`,
  'I12 a decision is of the organization its task waited for': `
    SELECT d.id AS subject FROM decisions d JOIN tasks t ON t.id = d.task_id
    JOIN memberships m ON m.id = d.membership_id
    WHERE d.reviewer_org_id <> t.reviewer_org_id OR m.organization_id <> t.reviewer_org_id OR t.close_reason <> 'decided'`,
  'I20 a decision for somebody else was made by his substitute of that day, for a kind that was given to him': `
    SELECT d.id AS subject FROM decisions d JOIN tasks t ON t.id = d.task_id
    WHERE d.on_behalf_of IS NOT NULL AND NOT EXISTS (
      SELECT FROM substitutes s WHERE s.absent_membership_id = d.on_behalf_of AND s.substitute_membership_id = d.membership_id
        AND s.organization_id = d.reviewer_org_id AND (d.decided_at AT TIME ZONE '${ZONE}')::date BETWEEN s.from_day AND s.until_day
        AND (s.kinds IS NULL OR t.kind = ANY (s.kinds)) AND (s.cancelled_at IS NULL OR s.cancelled_at >= d.decided_at))`,
  'I20 nobody decides what somebody has submitted for whom he stands in, or what is about him': `
    SELECT d.id AS subject FROM decisions d JOIN tasks t ON t.id = d.task_id
    JOIN memberships m ON m.id = d.on_behalf_of JOIN accounts a ON a.id = m.account_id JOIN persons p ON p.id = a.person_id
    WHERE p.id_number_index IN (t.submitter_person_index, t.subject_person_index)`,
  'I20 the event of a decision names for whom it was': `
    SELECT d.id AS subject FROM decisions d JOIN case_events e ON e.decision_id = d.id WHERE e.on_behalf_of IS DISTINCT FROM d.on_behalf_of`,
  'I12 an approval has its effect': `SELECT c.id AS subject FROM cases c WHERE ${EFFECT_IS_MISSING}`,
  'I12 an effect has its decision': `
    SELECT c.id AS subject FROM cases c
    WHERE (c.flow_id = 'registrationReview' AND c.outcome IS DISTINCT FROM 'approved' AND c.subject_organization_id IS NOT NULL)
      OR (c.outcome = 'approved' AND NOT EXISTS (SELECT FROM decisions d WHERE d.case_id = c.id AND d.verb = 'approve'))`,
  'I12 an approved organization has a super administrator who can sign in': `
    SELECT c.id AS subject FROM cases c WHERE c.flow_id = 'registrationReview' AND c.subject_organization_id IS NOT NULL AND (
      SELECT count(*) FROM memberships m JOIN accounts a ON a.id = m.account_id
      WHERE m.organization_id = c.subject_organization_id AND m.is_super_administrator AND m.status = 'active') <> 1`,
  'I12 a base has its approval': `
    SELECT o.id AS subject FROM cases c JOIN organizations o ON o.id = c.subject_organization_id AND o.kind = 'base'
    WHERE c.flow_id = 'registrationReview' AND NOT EXISTS (SELECT FROM bases b WHERE b.organization_id = o.id)`,
  'I12 a record is changed by what was approved': `
    SELECT v.case_id AS subject FROM record_versions v JOIN cases c ON c.id = v.case_id
    WHERE c.flow_id = 'changeReview' AND (c.outcome IS DISTINCT FROM 'approved' OR c.base_revision IS NULL)`,
  'I12 a plan, class, closing or summary of training was approved': `
    SELECT c.id AS subject FROM cases c WHERE c.flow_id = 'trainingPlanReview' AND c.outcome IS DISTINCT FROM 'approved' AND (
      EXISTS (SELECT FROM training_plans p WHERE p.case_id = c.id) OR EXISTS (SELECT FROM training_classes t WHERE c.id IN (t.case_id, t.closing_case_id))
      OR EXISTS (SELECT FROM training_summaries s WHERE s.case_id = c.id))`,
  'I12 a closed class has a roster': `
    SELECT t.id AS subject FROM training_classes t
    WHERE (t.status = 'closed') <> EXISTS (SELECT FROM class_members m WHERE m.class_id = t.id)`,
  'I12 a waiting password belongs to an open case': `
    SELECT p.case_id AS subject FROM registration_credentials p JOIN cases c ON c.id = p.case_id WHERE c.outcome IS NOT NULL`,
  'I15 every case began once': `
    SELECT c.id AS subject FROM cases c
    WHERE (SELECT count(*) FROM case_events e WHERE e.case_id = c.id AND e.edge = 'submit') <> 1`,
  'I16 a batch that has ended has a receipt for every item': `
    SELECT b.id AS subject FROM batches b
    WHERE b.total <> (SELECT count(*) FROM batch_items i WHERE i.batch_id = b.id)
      OR (b.state <> 'running' AND EXISTS (SELECT FROM batch_items i WHERE i.batch_id = b.id AND i.result IS NULL))
      OR (b.state = 'cancelled') <> EXISTS (SELECT FROM batch_items i WHERE i.batch_id = b.id AND i.result = 'cancelled')`,
  'I16 the counts of a batch are those of its receipts': `
    SELECT b.id AS subject FROM batches b, jsonb_each_text(b.counts) n
    WHERE CAST(n.value AS integer) <> (SELECT count(*) FROM batch_items i WHERE i.batch_id = b.id AND i.result = n.key)`,
  'I16 an item is applied exactly when its request made an event': `
    SELECT i.request_id AS subject FROM batch_items i LEFT JOIN case_events e ON e.request_id = i.request_id
    WHERE (i.result IS NOT DISTINCT FROM 'applied') <> (e.id IS NOT NULL) OR (i.result = 'applied' AND i.event_id IS DISTINCT FROM e.id)`,
  'I17 a case that names another says why, and a copy names one of its flow and subject that ended otherwise than approved': `
    SELECT c.id AS subject FROM cases c LEFT JOIN cases s ON s.id = c.related_case_id
    WHERE (c.relation IS NULL) <> (s.id IS NULL)
      OR (c.relation = 'copy' AND ((s.flow_id, s.subject) <> (c.flow_id, c.subject) OR s.outcome IS NULL OR s.outcome = 'approved'))`,
  'I6 hours are recognized only when their case was approved': `
    SELECT c.id AS subject FROM cases c WHERE c.flow_id = 'creditHourReview' AND c.outcome IS DISTINCT FROM 'approved'
      AND EXISTS (SELECT FROM hour_entries e WHERE e.case_id = c.id AND e.source = 'recognition')`,
  'I6 what was recognized is what the last approval said, of the person and year that were declared': `
    SELECT e.id AS subject FROM hour_entries e JOIN hour_declarations d ON d.case_id = e.case_id
    WHERE e.source = 'recognition' AND ((e.person_id, e.year, e.learning_subject, e.study_form) <> (d.person_id, d.year, d.learning_subject, d.study_form)
      OR e.hours IS DISTINCT FROM (SELECT k.recognized_hours FROM decisions k WHERE k.case_id = e.case_id AND k.verb = 'approve' ORDER BY k.revision DESC LIMIT 1))`,
  'I6 a revocation takes back one recognition, whole': `
    SELECT r.id AS subject FROM hour_entries r JOIN hour_entries e ON e.id = r.reverses_id
    WHERE e.source <> 'recognition' OR r.hours <> -e.hours OR (r.person_id, r.year, r.study_form) <> (e.person_id, e.year, e.study_form)`,
  'I6 no level recognizes more than the one before': `
    SELECT k.id AS subject FROM decisions k JOIN hour_declarations d ON d.case_id = k.case_id
    WHERE k.recognized_hours > LEAST(d.declared_hours, (SELECT min(b.recognized_hours) FROM decisions b
      WHERE b.case_id = k.case_id AND b.round = k.round AND b.revision < k.revision))
      AND k.round = (SELECT c.round FROM cases c WHERE c.id = k.case_id)`,
  'I18 everybody of a roster for whom hours were declared has a case in its group': `
    SELECT i.case_id AS subject FROM roster_items i LEFT JOIN cases c ON c.id = i.case_id
    WHERE i.result = 'declared' AND c.group_id IS DISTINCT FROM i.roster_id`,
  'I18 a roster that has ended has a result for everybody': `
    SELECT r.id AS subject FROM rosters r
    WHERE r.total <> (SELECT count(*) FROM roster_items i WHERE i.roster_id = r.id)
      OR (r.state <> 'running' AND EXISTS (SELECT FROM roster_items i WHERE i.roster_id = r.id AND i.result IS NULL))`,
};

/** Batches that still run; after quiet there are none. */
const RUNNING = "SELECT id AS subject FROM batches WHERE state = 'running'";

/** Entries that nothing has taken yet; after quiet there are none. */
const WAITING = "SELECT id AS subject FROM outbox WHERE done_at IS NULL AND topic <> 'startCase'";

/**
 * Everything in the database that can never be, at most 20 of each kind. Reads only. `quiet` asks for what holds when
 * nothing is on its way any more.
 */
export async function findViolations(sequelize: Sequelize, { quiet }: { quiet: boolean }): Promise<Violation[]> {
  const checks = Object.entries(quiet ? { ...CHECKS, 'I14 the outbox is empty after quiet': WAITING, 'I16 no batch runs after quiet': RUNNING } : CHECKS);
  const found: Violation[] = [];
  for (const [invariant, sql] of checks) {
    const rows = await queryRows<{ subject: string }>(sequelize, `SELECT * FROM (${sql}) v LIMIT 20`);
    found.push(...rows.map(({ subject }) => ({ invariant, subject })));
  }
  const counters = await listWrongCounters(sequelize);
  found.push(...counters.map(({ organizationId, kind }) => ({ invariant: 'I5 counters count open tasks', subject: `${organizationId} ${kind}` })));
  return [...found, ...await findBrokenChains(sequelize), ...await findStrays(sequelize)];
}

/** Cases that have gone a way which the picture of their subject does not show. */
async function findStrays(sequelize: Sequelize): Promise<Violation[]> {
  const paths = await listCasePaths(sequelize);
  return paths.flatMap(({ caseId, flowId, subject, chain, path }) =>
    faultsOf(pictureOf(subjectOf(definitionOf(flowId), subject), chain), path)
      .map((way) => ({ invariant: `I19 every case goes ways of its picture, not ${way}`, subject: caseId })));
}

const CASES_AT_ONCE = 200;

/** Events whose hash is not that of what they say and of the event before. */
async function findBrokenChains(sequelize: Sequelize): Promise<Violation[]> {
  const ids = (await queryRows<{ id: string }>(sequelize, 'SELECT id FROM cases ORDER BY id')).map(({ id }) => id);
  const broken: Violation[] = [];
  for (let from = 0; from < ids.length; from += CASES_AT_ONCE) {
    const events = await CaseEventModel.findAll({ where: { caseId: ids.slice(from, from + CASES_AT_ONCE) }, order: [['caseId', 'ASC'], ['sequence', 'ASC']] });
    const wrong = events.filter((event, place) => expectedHash(event, hashBefore(event, events[place - 1])) !== event.hash);
    broken.push(...wrong.map(({ id }) => ({ invariant: 'I9 the chain of events is whole', subject: id })));
  }
  return broken;
}

function hashBefore({ caseId }: CaseEventModel, before: CaseEventModel | undefined): string | null {
  return before?.caseId === caseId ? before.hash : null;
}
