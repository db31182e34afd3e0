import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../platform/sealing.ts';
import type { AddedPlace } from '../../workflows/shared/added-reviewers.ts';
import type { Side } from '../../workflows/shared/flow.ts';
import type { CaseModel } from '../case.ts';
import { queryRows } from '../database.ts';
import { presentAdditions } from './added-reviewers.ts';
import { openContent } from './contents.ts';

/** A reviewer who was added to the present step of a case, as reviewers read it. */
export interface AddedView {
  readonly side: Side;
  readonly place: AddedPlace;
  /** The colleague, or the organization, that is to decide. */
  readonly reviewerName: string;
  readonly askerName: string;
  readonly reason: string | null;
  /** `waiting`: his turn has not come. */
  readonly state: 'waiting' | 'current' | 'agreed';
}

/** Who was added to the present step of a case, in the order in which he was; reads nothing where nobody was. */
export async function listAdded(sequelize: Sequelize, sealing: Sealing, found: CaseModel): Promise<AddedView[]> {
  if (found.outcome !== null || presentAdditions(found).length === 0) return [];
  const rows = await queryRows<Omit<AddedView, 'reason' | 'state'> & { readonly textSealed: string | null; readonly isOpen: boolean; readonly hasAgreed: boolean }>(sequelize, `
    SELECT a.side, a.place, COALESCE(rp.name, o.name) AS "reviewerName", ap.name AS "askerName", t.text_sealed AS "textSealed",
      EXISTS (SELECT FROM tasks k WHERE k.case_id = c.id AND k.side = a.side AND k.state = 'open') AS "isOpen",
      EXISTS (SELECT FROM decisions d WHERE d.case_id = c.id AND d.step = a.step AND d.round = a.round AND d.side = a.side AND d.is_final) AS "hasAgreed"
    FROM cases c
    CROSS JOIN jsonb_to_recordset(c.additions) AS a(side text, step text, round integer, place text, "askedBy" uuid, "organizationId" uuid, "membershipId" uuid, "contentId" uuid)
    JOIN organizations o ON o.id = a."organizationId"
    JOIN memberships am ON am.id = a."askedBy" JOIN accounts aa ON aa.id = am.account_id JOIN persons ap ON ap.id = aa.person_id
    LEFT JOIN memberships rm ON rm.id = a."membershipId" LEFT JOIN accounts ra ON ra.id = rm.account_id LEFT JOIN persons rp ON rp.id = ra.person_id
    LEFT JOIN contents t ON t.id = a."contentId"
    WHERE c.id = :caseId AND a.step = c.step AND a.round = c.round ORDER BY a.side`, { caseId: found.id });
  return rows.map(({ textSealed, isOpen, hasAgreed, ...added }) => ({
    ...added, reason: openContent(sealing, textSealed), state: hasAgreed ? 'agreed' : isOpen ? 'current' : 'waiting',
  }));
}
