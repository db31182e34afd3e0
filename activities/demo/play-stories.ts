import type { Sequelize } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { CaseEventModel } from '../../models/case-event.ts';
import { CaseModel } from '../../models/case.ts';
import { CaseSubmissionModel } from '../../models/case-submission.ts';
import { queryRows } from '../../models/database.ts';
import { HourDeclarationModel } from '../../models/hour-declaration.ts';
import { openForm } from '../../models/stores/form-snapshot.ts';
import { forms } from '../../models/stores/forms.ts';
import { RIGHT_HOLDERS } from '../../models/stores/members-sql.ts';
import { presentStep } from '../../models/stores/open-case.ts';
import { beginRequest, bodyHashOf } from '../../models/stores/requests.ts';
import { caseKindOf } from '../../workflows/flows/index.ts';
import { DECISION_VERBS, EDGES_OF_PEOPLE } from '../../workflows/shared/flow.ts';
import type { MoveDeps } from '../moves/move.ts';
import { passDeadline } from '../pass-deadline.ts';
import { transition } from '../transition.ts';
import { playAppeals } from './play-appeals.ts';
import { STORIES, type StoryEvent } from './stories.ts';

const DAY_MS = 86_400_000;

/**
 * Lets happen to the demo's cases what their stories tell, and what their deadlines did since, each at its own instant,
 * by the same transitions as for everybody. Only cases that no workflow follows yet are touched; theirs start from the
 * rows afterwards.
 *
 * Safe to retry: an event that happened is not repeated.
 */
export async function playStories(deps: MoveDeps): Promise<void> {
  const now = Date.now();
  for (const caseId of await listUnstarted(deps.sequelize)) {
    const found = await CaseModel.findByPk(caseId, { rejectOnEmpty: true });
    const story = STORIES[found.flowId]?.[await storyNameOf(found)] ?? [];
    for (const event of story.slice(await countPlayed(caseId))) {
      const at = new Date(now - event.daysAgo * DAY_MS).toISOString();
      await passDeadlines(deps, found, at);
      await play(deps, found, event, at);
    }
    await passDeadlines(deps, found, new Date(now).toISOString());
  }
  await playAppeals(deps, now);
  await forgetOldMessages(deps.sequelize);
  await startFromToday(deps.sequelize);
}

/** Under which name its story is told; an appeal has none. */
async function storyNameOf({ id, flowId, subjectName, relation }: CaseModel): Promise<string> {
  if (relation === 'appeal') return '';
  return flowId === 'creditHourReview' ? (await HourDeclarationModel.findByPk(id, { rejectOnEmpty: true })).title : subjectName;
}

async function listUnstarted(sequelize: Sequelize): Promise<string[]> {
  const rows = await queryRows<{ caseId: string }>(sequelize, `
    SELECT payload ->> 'caseId' AS "caseId" FROM outbox WHERE topic = 'startCase' AND done_at IS NULL ORDER BY 1`);
  return rows.map(({ caseId }) => caseId);
}

/** How many events of its story a case has behind it, when an earlier run was interrupted. */
async function countPlayed(caseId: string): Promise<number> {
  return CaseEventModel.count({ where: { caseId, edge: [...EDGES_OF_PEOPLE] } });
}

/** What was to be told days ago is not told now: nobody wants a mailbox full of news of yesterday. */
async function forgetOldMessages(sequelize: Sequelize): Promise<void> {
  await queryRows(sequelize, `
    UPDATE outbox SET done_at = created_at
    WHERE topic <> 'startCase' AND done_at IS NULL AND created_at < now() - interval '1 day'`);
}

/** Their workflows start from the rows from now on: nothing has been late with that. */
async function startFromToday(sequelize: Sequelize): Promise<void> {
  await queryRows(sequelize, "UPDATE outbox SET created_at = now() WHERE topic = 'startCase' AND done_at IS NULL AND created_at < now()");
}

/** Everything that was due until an instant, each at its own. */
async function passDeadlines(deps: MoveDeps, found: CaseModel, until: string): Promise<void> {
  for (;;) {
    await found.reload();
    const [deadline] = found.deadlines;
    if (found.outcome !== null || deadline === undefined || deadline.at > until) return;
    await passDeadline(deps, { caseId: found.id, deadline, at: deadline.at });
  }
}

async function play(deps: MoveDeps, found: CaseModel, event: StoryEvent, at: string): Promise<void> {
  await found.reload();
  const { id: caseId, revision: expectedRevision } = found;
  const { verb, reason, code, recognizedHours } = event;
  const { accountId, membershipId } = DECISION_VERBS.some((known) => known === verb)
    ? await findReviewer(deps.sequelize, found) : { accountId: found.submitterAccountId, membershipId: null };
  const form = verb === 'resubmit' ? { form: { ...await formOf(deps, found), ...event.changes } } : {};
  const request = { method: 'POST', path: `/demo/${verb}`, body: JSON.stringify({ reason, code, recognizedHours, ...form }) };
  const begun = await beginRequest(deps, {
    ...request, owner: `account:${accountId ?? 'applicant'}`, key: uuidv7(), keepsBody: true,
  });
  if (begun.kind !== 'new') throw new Error(`The request of a story is ${begun.kind}`);
  const asserted = { caseId, verb, requestId: begun.id, bodyHash: bodyHashOf(deps, request) };
  const assertion = deps.assertions.sign({ ...asserted, accountId, membershipId, issuedAt: at });
  const result = await transition(deps, { command: { ...asserted, expectedRevision, assertion }, acceptedAt: at, at });
  if (result.status !== 'applied') throw new Error(`The story of ${found.number} stops at ${verb}: ${result.status}`);
}

/** Somebody who may decide the open task of a case; later ones are decided by others. */
async function findReviewer(sequelize: Sequelize, found: CaseModel): Promise<{ accountId: string; membershipId: string }> {
  const { id: caseId } = found;
  const rows = await queryRows<{ accountId: string; membershipId: string }>(sequelize, `
    SELECT DISTINCT m.account_id AS "accountId", m.id AS "membershipId" FROM tasks t
    JOIN (${RIGHT_HOLDERS}) ON m.organization_id = t.reviewer_org_id AND m.status = 'active' AND r.right_name = :right
      AND p.id_number_index IS DISTINCT FROM t.submitter_person_index
    WHERE t.case_id = :caseId AND t.state = 'open' ORDER BY m.id`, { caseId, right: presentStep(found).right });
  const reviewer = rows.at(Number.parseInt(caseId.slice(-4), 16) % Math.max(1, rows.length));
  if (reviewer === undefined) throw new Error(`Nobody can decide case ${caseId}`);
  return reviewer;
}

/** The present form of a case as its applicant would send it again. */
async function formOf({ sealing }: MoveDeps, found: CaseModel): Promise<Record<string, unknown>> {
  const submission = await CaseSubmissionModel.findByPk(found.submissionId, { rejectOnEmpty: true });
  return openForm(sealing, forms[caseKindOf(found.flowId, found.subject)], submission);
}
