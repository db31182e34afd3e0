import type { Sequelize } from 'sequelize';
import type { CaseModel } from '../case.ts';
import { queryPrepared } from '../database.ts';
import type { TaskModel } from '../task.ts';

/** What it takes to start the workflow of a case, or to take it up again from its row. */
export interface CaseStart {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly flowId: CaseModel['flowId'];
  readonly subject: string;
  readonly definitionVersion: number;
  readonly rulesVersion: string;
  readonly divisionCode: string;
  readonly round: number;
  readonly isClosed: boolean;
}

/** A case to which a command is sent, and of its tasks what says who may read it. */
export interface CommandTarget extends CaseStart {
  readonly tasks: readonly Pick<TaskModel, 'kind' | 'state' | 'reviewerOrgId' | 'reviewerSectionId' | 'submitterPersonIndex' | 'subjectPersonIndex' | 'orgPath'>[];
}

/** Its columns; SQL over `cases c`. */
export const COMMAND_TARGET = `
  c.id AS "caseId", c.number AS "caseNumber", c.flow_id AS "flowId", c.subject, c.definition_version AS "definitionVersion",
  c.rules_version AS "rulesVersion", c.division_code AS "divisionCode", c.round, c.outcome IS NOT NULL AS "isClosed", (
    SELECT COALESCE(json_agg(json_build_object('kind', t.kind, 'state', t.state, 'reviewerOrgId', t.reviewer_org_id,
      'reviewerSectionId', t.reviewer_section_id, 'submitterPersonIndex', t.submitter_person_index, 'subjectPersonIndex', t.subject_person_index, 'orgPath', t.org_path)), '[]')
    FROM tasks t WHERE t.case_id = c.id) AS tasks`;

/** Remembers for which case and when a command was first sent to its workflow. Null when there is no such case. Safe to retry. */
export async function markSent(
  sequelize: Sequelize, { requestId, caseId }: { requestId: string; caseId: string },
): Promise<CommandTarget | null> {
  const [found] = await queryPrepared<CommandTarget>(sequelize, `
    WITH sent AS (
      UPDATE requests SET sent_at = COALESCE(sent_at, now()), case_id = $caseId
      WHERE id = $requestId AND EXISTS (SELECT FROM cases WHERE id = $caseId)
    )
    SELECT ${COMMAND_TARGET} FROM cases c WHERE c.id = $caseId`, { requestId, caseId });
  return found ?? null;
}
