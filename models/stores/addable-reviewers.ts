import type { Sequelize, Transaction } from 'sequelize';
import { definitionOf, subjectOf } from '../../workflows/flows/index.ts';
import type { StepDefinition } from '../../workflows/shared/flow.ts';
import type { CaseModel } from '../case.ts';
import { queryPrepared } from '../database.ts';
import { containing } from '../like-pattern.ts';
import type { TaskModel } from '../task.ts';
import { askersOf, presentAdditions } from './added-reviewers.ts';
import { listColleagues, type Member } from './colleagues.ts';
import { RIGHT_HOLDERS } from './members-sql.ts';

/** An organization that can be added to a step. */
export interface AddableOrganization {
  readonly id: string;
  readonly name: string;
  readonly divisionName: string;
  readonly divisionNameEn: string;
}

/** The step to which somebody is to be added, and who asks for it. */
export interface Asking {
  readonly found: CaseModel;
  readonly step: StepDefinition;
  /** The open task of whoever asks. */
  readonly task: Pick<TaskModel, 'reviewerOrgId' | 'reviewerSectionId' | 'submitterPersonIndex' | 'subjectPersonIndex'>;
  readonly membershipId: string;
  /** The membership in whose place he asks; null for his own. */
  readonly onBehalfOf: string | null;
}

/** Organizations that are offered at most. */
const MOST_OFFERED = 20;

/** The colleagues who can be added: they may decide the step, and have no part in it yet. By name. */
export async function listAddableColleagues(
  sequelize: Sequelize, { found, step, task, ...who }: Asking, transaction: Transaction | null = null,
): Promise<Member[]> {
  const { reviewerOrgId, reviewerSectionId, submitterPersonIndex, subjectPersonIndex } = task;
  const barredPersonIndexes = await listInvolved(sequelize, { found, ...who }, transaction);
  return listColleagues(sequelize, {
    task: { reviewerOrgId, reviewerSectionId, submitterPersonIndex, subjectPersonIndex, barredPersonIndexes }, right: step.right, membershipId: who.membershipId,
  }, transaction);
}

/**
 * The organizations that can be added: of a kind to whose inbox such cases come, with an active reviewer, without a part in the step
 * yet, neither the one that the case is about nor the one that submitted it. By a part of their name, or the one with an id; the
 * shortest names first.
 */
export async function listAddableOrganizations(
  sequelize: Sequelize, { found, step, ...who }: Asking, wanted: { readonly part: string } | { readonly id: string }, transaction: Transaction | null = null,
): Promise<AddableOrganization[]> {
  const involved = await listInvolved(sequelize, { found, ...who }, transaction);
  return queryPrepared(sequelize, `
    SELECT o.id, o.name, d.name AS "divisionName", d.name_en AS "divisionNameEn" FROM organizations o JOIN divisions d ON d.code = o.division_code
    WHERE o.status = 'active' AND o.kind = ANY($kinds) AND ${'id' in wanted ? 'o.id = $wanted' : 'o.name ILIKE $wanted'} AND o.id <> ALL($taking)
      AND o.id IS DISTINCT FROM $subjectOrganizationId AND o.id IS DISTINCT FROM $submitterOrganizationId
      AND NOT EXISTS (SELECT FROM tasks t WHERE t.case_id = $caseId AND t.step = $step AND t.round = $round AND t.reviewer_org_id = o.id)
      AND EXISTS (
        SELECT FROM ${RIGHT_HOLDERS}
        WHERE m.organization_id = o.id AND m.status = 'active' AND r.right_name = $right AND r.scope <> 'section' AND p.id_number_index IS DISTINCT FROM $submitterPersonIndex
          AND p.id_number_index IS DISTINCT FROM $subjectPersonIndex AND p.id_number_index <> ALL($involved))
    ORDER BY length(o.name), o.name, o.id LIMIT ${MOST_OFFERED}`, {
    kinds: subjectOf(definitionOf(found.flowId), found.subject).reviewedBy, wanted: 'id' in wanted ? wanted.id : containing(wanted.part),
    taking: presentAdditions(found).map(({ organizationId }) => organizationId), subjectOrganizationId: found.subjectOrganizationId,
    submitterOrganizationId: found.submitterOrganizationId ?? null, caseId: found.id, step: step.name, round: found.round, right: step.right,
    submitterPersonIndex: found.submitterPersonIndex, subjectPersonIndex: found.subjectPersonIndex, involved,
  }, transaction);
}

/** Blind indexes of whoever asks, and of everybody who has a part in the present step and round: by a decision, by asking, or by having been asked by name. */
async function listInvolved(
  sequelize: Sequelize, { found, membershipId, onBehalfOf }: Omit<Asking, 'step' | 'task'>, transaction: Transaction | null,
): Promise<string[]> {
  const memberships = presentAdditions(found).flatMap((added) => [...askersOf(added), ...added.membershipId === null ? [] : [added.membershipId]]);
  const rows = await queryPrepared<{ personIndex: string }>(sequelize, `
    SELECT DISTINCT p.id_number_index AS "personIndex" FROM persons p JOIN accounts a ON a.person_id = p.id
    WHERE p.id_number_index IS NOT NULL AND a.id IN (
      SELECT account_id FROM memberships WHERE id = ANY($memberships)
      UNION ALL SELECT d.account_id FROM decisions d WHERE d.case_id = $caseId AND d.step = $step AND d.round = $round
      UNION ALL SELECT m.account_id FROM decisions d JOIN memberships m ON m.id = d.on_behalf_of
        WHERE d.case_id = $caseId AND d.step = $step AND d.round = $round)`,
  { memberships: [membershipId, onBehalfOf, ...memberships], caseId: found.id, step: found.step, round: found.round }, transaction);
  return rows.map(({ personIndex }) => personIndex);
}
