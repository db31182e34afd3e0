import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import type { FlowId } from '../../workflows/flows/index.ts';
import type { CaseOutcome } from '../../workflows/shared/case-state.ts';
import { CASES_BY_KIND } from '../accessible-by.ts';
import type { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import { openContent } from './contents.ts';

/** Which case a form is said to be copied from, what it is submitted as, and what is known of who submits it. */
export interface SourceQuestion {
  readonly caseId: string;
  readonly flowId: FlowId;
  readonly subject: string;
  /** Null for a visitor. */
  readonly accountId: string | null;
  /** Blind indexes of his ID number; none for a visitor. */
  readonly personIndexes: readonly string[];
  /** The case that his browser has opened with a code. */
  readonly openedCaseId: string | null;
}

/**
 * Whether a form may name a case as the one it was copied from: of the same flow and subject, ended otherwise than approved,
 * and of who submits it. One statement. What ends stays ended, so the answer holds until the form is submitted.
 */
export async function isOwnSource(sequelize: Sequelize, { personIndexes, ...question }: SourceQuestion): Promise<boolean> {
  const found = await queryRows(sequelize, `
    SELECT c.id FROM cases c WHERE c.id = :caseId AND c.flow_id = :flowId AND c.subject = :subject AND c.outcome <> 'approved'
      AND (c.id = :openedCaseId OR c.submitter_account_id = :accountId
        ${personIndexes.length === 0 ? '' : 'OR c.submitter_person_index IN (:personIndexes)'})`, { ...question, personIndexes: [...personIndexes] });
  return found.length > 0;
}

/** The case that a case was copied from, as somebody reads it. Instants are ISO 8601. */
export interface CopiedFrom {
  readonly number: string;
  /** Null for whoever may not read that case. */
  readonly source: { readonly caseId: string; readonly outcome: CaseOutcome | null; readonly closedAt: string | null; readonly reason: string | null } | null;
}

type SourceRow = Pick<CaseModel, 'id' | 'number' | 'outcome' | 'closedAt'> & { readonly isReadable: boolean; readonly textSealed: string | null };

/**
 * What a case was copied from; null for one that was not. How that case ended, and why it was rejected, is only for whom the
 * condition `readable` holds, over cases `c` with their kind; null where it holds for none. At most one statement.
 */
export async function findCopiedFrom(
  { sequelize, sealing }: { readonly sequelize: Sequelize; readonly sealing: Sealing },
  { relation, relatedCaseId }: Pick<CaseModel, 'relation' | 'relatedCaseId'>, readable: string | null,
): Promise<CopiedFrom | null> {
  if (relation !== 'copy') return null;
  const [row] = await queryRows<SourceRow>(sequelize, `
    SELECT c.id, c.number, c.outcome, c.closed_at AS "closedAt", COALESCE(${readable ?? 'false'}, false) AS "isReadable", refusal.text_sealed AS "textSealed"
    FROM ${CASES_BY_KIND} c
    LEFT JOIN LATERAL (
      SELECT w.text_sealed FROM case_events e JOIN contents w ON w.id = e.content_id
      WHERE e.case_id = c.id AND e.edge = 'reject' ORDER BY e.sequence DESC LIMIT 1) refusal ON true
    WHERE c.id = :relatedCaseId`, { relatedCaseId });
  if (row === undefined) return null;
  const { id: caseId, number, outcome, closedAt, isReadable, textSealed } = row;
  return {
    number,
    source: isReadable ? { caseId, outcome, closedAt: closedAt?.toISOString() ?? null, reason: openContent(sealing, textSealed) } : null,
  };
}
