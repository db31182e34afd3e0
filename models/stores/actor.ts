import type { Sequelize, Transaction } from 'sequelize';
import type { Actor, StandIn } from '../../policies/actor.ts';
import { isTaskKind } from '../../workflows/flows/index.ts';
import { type GrantedRight, isRight, isScope } from '../../workflows/shared/rights.ts';
import { ZONE } from '../../workflows/shared/time.ts';
import { isUserType, type UserType } from '../../workflows/shared/user-types.ts';
import { queryPrepared } from '../database.ts';

/** A row of {@link actorQuery}. */
export interface ActorRow {
  accountId: string;
  personIndex: string;
  membershipId: string | null;
  organizationId: string | null;
  sectionId: string | null;
  kind: string | null;
  rights: RightRow[];
  standsInFor: { substituteId: string; membershipId: string; personIndex: string; sectionId: string | null; kinds: string[] | null; rights: RightRow[] }[];
}

interface RightRow {
  right: string;
  scope: string;
  roleId: string;
}

/** The rights of roles as JSON, over `role_rights r`. */
const RIGHTS = `COALESCE(json_agg(json_build_object('right', r.right_name, 'scope', r.scope, 'roleId', r.role_id)
        ORDER BY r.right_name, r.role_id) FILTER (WHERE r.role_id IS NOT NULL), '[]')`;

/** For whom the member `m` stands in at an instant: colleagues who still are, whose days it is. */
const standsInFor = (at: string): string => `
      SELECT COALESCE(json_agg(json_build_object('substituteId', s.id, 'membershipId', am.id, 'personIndex', ap.id_number_index,
        'sectionId', am.section_id, 'kinds', s.kinds, 'rights', (
          SELECT ${RIGHTS} FROM membership_roles amr JOIN role_rights r ON r.role_id = amr.role_id WHERE amr.membership_id = am.id)
        ) ORDER BY s.from_day, s.id), '[]')
      FROM substitutes s
      JOIN memberships am ON am.id = s.absent_membership_id AND am.status = 'active' AND am.organization_id = m.organization_id
      JOIN accounts aa ON aa.id = am.account_id AND aa.status = 'active'
      JOIN persons ap ON ap.id = aa.person_id
      WHERE s.substitute_membership_id = m.id AND s.cancelled_at IS NULL
        AND (${at} AT TIME ZONE '${ZONE}')::date BETWEEN s.from_day AND s.until_day`;

/** The statement that reads an actor; its parameters are SQL: placeholders, or columns of an outer query. `at` is the instant at which he acts. */
export function actorQuery(accountId: string, membershipId: string, at: string): string {
  return `
    SELECT a.id AS "accountId", p.id_number_index AS "personIndex", m.id AS "membershipId",
      m.organization_id AS "organizationId", m.section_id AS "sectionId", o.kind,
      ${RIGHTS} AS rights, (${standsInFor(at)}) AS "standsInFor"
    FROM accounts a
    JOIN persons p ON p.id = a.person_id
    LEFT JOIN memberships m ON m.id = ${membershipId} AND m.account_id = a.id AND m.status = 'active'
    LEFT JOIN organizations o ON o.id = m.organization_id AND o.status = 'active'
    LEFT JOIN membership_roles mr ON mr.membership_id = m.id AND o.id IS NOT NULL
    LEFT JOIN role_rights r ON r.role_id = mr.role_id
    WHERE a.id = ${accountId} AND a.status = 'active'
    GROUP BY a.id, p.id_number_index, m.id, o.kind, o.id`;
}

/**
 * Who acts now, in one query: null when the account or the membership is no longer active. Rights are read fresh each
 * time, so a role that was withdrawn a moment ago counts no more. For whom he stands in goes by the day of `at` (ISO 8601):
 * that of the transition, now where nothing is said.
 */
export async function findActor(
  sequelize: Sequelize, { accountId, membershipId, at = new Date().toISOString() }: { accountId: string; membershipId: string | null; at?: string },
  transaction: Transaction | null = null,
): Promise<Actor | null> {
  const [row] = await queryPrepared<ActorRow>(sequelize, actorQuery('$accountId', '$membershipId', 'CAST($at AS timestamptz)'), { accountId, membershipId, at }, transaction);
  return row === undefined ? null : actorOf(row, membershipId);
}

/** The actor of a row; null when the membership in which he wants to act is no longer active. */
export function actorOf(row: ActorRow, membershipId: string | null): Actor | null {
  if (membershipId !== null && row.kind === null) return null;
  return {
    accountId: row.accountId,
    personIndexes: [row.personIndex],
    userType: userTypeOf(row.kind),
    membershipId: row.membershipId,
    organizationId: row.organizationId,
    sectionId: row.sectionId,
    rights: row.rights.flatMap(grantedRight),
    standsInFor: row.standsInFor.map(standInOf),
  };
}

/** A kind that no definition has any more is nobody's to decide. */
function standInOf({ kinds, rights, ...absent }: ActorRow['standsInFor'][number]): StandIn {
  return { ...absent, kinds: kinds?.filter(isTaskKind) ?? null, rights: rights.flatMap(grantedRight) };
}

/** A professional acts for no organization; everybody else under the kind of his organization. */
function userTypeOf(kind: string | null): UserType {
  return kind !== null && isUserType(kind) ? kind : 'professional';
}

/** Throws RangeError for a right outside the catalogue: a role must never silently lose or gain one. */
function grantedRight({ right, scope, roleId }: RightRow): GrantedRight[] {
  if (!isRight(right) || !isScope(scope)) throw new RangeError(`Role ${roleId} holds the unknown right ${right}/${scope}`);
  return [{ right, scope, roleId }];
}
