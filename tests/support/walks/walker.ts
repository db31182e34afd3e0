import { Op } from 'sequelize';
import { recountDeadlines } from '../../../activities/recount-deadlines.ts';
import { CaseEventModel } from '../../../models/case-event.ts';
import { CaseModel } from '../../../models/case.ts';
import { queryRows, withTransaction } from '../../../models/database.ts';
import { removeCalendarDay, setCalendarDay } from '../../../models/stores/calendar.ts';
import { rerouteCases } from '../../../models/stores/reroute-cases.ts';
import { revokeHours } from '../../../models/stores/revoke-hours.ts';
import { moveCounters } from '../../../models/stores/task-counters.ts';
import { voidCase } from '../../../models/stores/void-case.ts';
import { nextStep } from '../../../workflows/flows/index.ts';
import { DESK_EDGES, type Verb } from '../../../workflows/shared/flow.ts';
import { placeOf, type Way } from '../../../workflows/shared/picture/picture.ts';
import { nameOfWay } from '../../../workflows/shared/picture/walk.ts';
import { dayOf } from '../../../workflows/shared/time.ts';
import { makeCommand } from '../commands.ts';
import { HOURS_AT as AT, makeOffice } from '../hours.ts';
import type { BeginDeps, Beginning } from './begin.ts';

const REASON = '经研究，按规定办理';

/** Who does something in the name of an organization. */
interface Official {
  readonly accountId: string;
  readonly membershipId: string;
  readonly organizationId: string;
}

/** Takes a case along ways of its picture by what the application itself does. */
export function walkerOf(deps: BeginDeps, { caseId, form, touch }: Beginning) {
  const { sequelize, sealing, activities } = deps;
  let mended = form;
  const read = () => CaseModel.findByPk(caseId, { rejectOnEmpty: true });

  async function send(verb: Verb, by: Official | null, body: object = {}): Promise<string> {
    const { revision, submitterAccountId } = await read();
    const applicant = submitterAccountId === null ? null : { accountId: submitterAccountId, membershipId: null };
    const command = await makeCommand(deps, { caseId, verb, expectedRevision: revision, by: by ?? applicant, issuedAt: AT, ...body });
    return (await activities.transition({ command, acceptedAt: AT, at: AT })).status;
  }

  /** Whoever may decide for each organization that has not decided yet. */
  const waitingFor = () => queryRows<Official>(sequelize, `
    SELECT DISTINCT ON (t.side) m.account_id AS "accountId", m.id AS "membershipId", m.organization_id AS "organizationId"
    FROM tasks t JOIN cases c ON c.id = t.case_id JOIN memberships m ON m.organization_id = t.reviewer_org_id
    JOIN accounts a ON a.id = m.account_id JOIN persons p ON p.id = a.person_id
    WHERE t.case_id = :caseId AND t.state = 'open' AND p.id_number_index IS DISTINCT FROM c.submitter_person_index ORDER BY t.side`, { caseId });

  async function decideFirst(verb: 'approve' | 'return' | 'reject', body: object = {}): Promise<string> {
    const [official] = await waitingFor();
    if (official === undefined) throw new RangeError(`Nobody decides case ${caseId}`);
    return send(verb, official, body);
  }

  /** Whoever took a step over decides the next one too, where that is his: a way past it needs an escalation before. */
  async function reach({ from, to }: Way): Promise<void> {
    const found = await read();
    if (to !== (nextStep(found, from)?.name ?? 'approved') && !found.escalated) await passUntil('escalate');
  }

  async function approve(way: Way): Promise<void> {
    await reach(way);
    const { step } = await read();
    while ((await read()).step === step) if (await decideFirst('approve') !== 'applied') return;
  }

  async function passUntil(edge: string): Promise<void> {
    do {
      const [next] = (await read()).deadlines;
      if (next === undefined) return;
      await activities.passDeadline({ caseId, deadline: { kind: next.kind, at: next.at }, at: next.at });
    } while (await lastEdge() !== edge);
  }

  /** What people do around a case is no way. */
  async function lastEdge(): Promise<string> {
    return (await CaseEventModel.findOne({ where: { caseId, edge: { [Op.notIn]: [...DESK_EDGES] } }, order: [['sequence', 'DESC']], rejectOnEmpty: true })).edge;
  }

  /** The day on which it is due is not worked any more, and is worked again once deadlines were counted. */
  async function recount(): Promise<void> {
    const { waitingDivisionCode, dueAt } = await read();
    if (waitingDivisionCode === null || dueAt === null) return;
    const of = { divisionCode: waitingDivisionCode, day: dayOf(new Date(dueAt.getTime() - 1).toISOString()) };
    await setCalendarDay(sequelize, { ...of, isWorking: false, note: '临时放假', at: AT });
    await recountDeadlines({ sequelize }, { ...of, afterCaseId: null });
    await removeCalendarDay(sequelize, { ...of, at: AT });
  }

  async function reroute(): Promise<void> {
    const { subjectPersonIndex, superiorId } = await read();
    const { id: toId } = await makeOffice(deps, 'employer');
    await withTransaction(sequelize, async (transaction) => {
      const moves = await rerouteCases(sequelize, {
        personIndex: subjectPersonIndex ?? '', fromId: superiorId ?? '', toId, at: AT, exceptCaseId: '00000000-0000-7000-8000-000000000000',
      }, transaction);
      await moveCounters(sequelize, moves, transaction);
    });
  }

  async function returnWrongUnit(): Promise<void> {
    await decideFirst('return', { code: 'wrong-unit' });
    mended = { ...mended, superiorId: (await makeOffice(deps, 'employer')).id };
  }

  async function afterTheEnd(work: typeof voidCase | typeof revokeHours): Promise<void> {
    const { id: organizationId, reviewer: actor } = await makeOffice(deps, 'department');
    await work({ sequelize, sealing }, { caseId, reason: REASON, actor: { ...actor, organizationId }, at: AT });
  }

  /** Nobody anywhere may decide while it is to be opened. */
  async function leaveUnassigned(): Promise<void> {
    const away = await queryRows<{ id: string }>(sequelize, "UPDATE memberships SET status = 'disabled' WHERE status = 'active' RETURNING id");
    await activities.openCase({ caseId, at: AT });
    await queryRows(sequelize, "UPDATE memberships SET status = 'active' WHERE id IN (:ids) RETURNING id", { ids: away.map(({ id }) => id) });
  }

  const take: Readonly<Record<string, (way: Way) => Promise<unknown>>> = {
    submit: () => Promise.resolve(),
    unassigned: leaveUnassigned,
    open: () => activities.openCase({ caseId, at: AT }),
    consent: () => decideFirst('approve'),
    approve,
    return: () => decideFirst('return', { reason: REASON }),
    returnWrongUnit,
    reject: () => decideFirst('reject', { reason: REASON }),
    resubmit: () => send('resubmit', null, { form: mended }),
    withdraw: () => send('withdraw', null),
    async rebase({ edge, from }) {
      await reach({ edge, from, to: 'approved' });
      await touch?.();
      await decideFirst('approve');
    },
    reroute,
    recount,
    remind: () => passUntil('remind'),
    escalate: () => passUntil('escalate'),
    overdue: () => passUntil('overdue'),
    lapse: () => passUntil('lapse'),
    void: () => afterTheEnd(voidCase),
    revoke: () => afterTheEnd(revokeHours),
  };

  /** Takes a way. Throws when the case took another edge, or none: then the picture shows what the code does not do. */
  return async function walk(way: Way): Promise<void> {
    const before = (await read()).revision;
    await take[way.edge]?.(way);
    const found = await read();
    const edge = way.edge !== 'submit' && found.revision === before ? null : await lastEdge();
    const to = placeOf(found);
    if (edge !== way.edge || to !== way.to) throw new RangeError(`${nameOfWay(way)} cannot be walked: the case took ${edge ?? 'no edge'}, and is at ${to}`);
  };
}
