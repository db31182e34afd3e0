import type { Sequelize, Transaction } from 'sequelize';
import type { Actor } from '../../policies/actor.ts';
import { type GrantedRight, isRight, isScope } from '../../workflows/shared/rights.ts';
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
  rights: { right: string; scope: string; roleId: string }[];
}

/** The statement that reads an actor; `accountId` and `membershipId` are SQL: a placeholder, or a column of an outer query. */
export function actorQuery(accountId: string, membershipId: string): string {
  return `
    SELECT a.id AS "accountId", p.id_number_index AS "personIndex", m.id AS "membershipId",
      m.organization_id AS "organizationId", m.section_id AS "sectionId", o.kind,
      COALESCE(json_agg(json_build_object('right', r.right_name, 'scope', r.scope, 'roleId', r.role_id)
        ORDER BY r.right_name, r.role_id) FILTER (WHERE r.role_id IS NOT NULL), '[]') AS rights
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
 * time, so a role that was withdrawn a moment ago counts no more.
 */
export async function findActor(
  sequelize: Sequelize, who: { accountId: string; membershipId: string | null }, transaction: Transaction | null = null,
): Promise<Actor | null> {
  const [row] = await queryPrepared<ActorRow>(sequelize, actorQuery('$accountId', '$membershipId'), who, transaction);
  return row === undefined ? null : actorOf(row, who.membershipId);
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
  };
}

/** A professional acts for no organization; everybody else under the kind of his organization. */
function userTypeOf(kind: string | null): UserType {
  return kind !== null && isUserType(kind) ? kind : 'professional';
}

/** Throws RangeError for a right outside the catalogue: a role must never silently lose or gain one. */
function grantedRight({ right, scope, roleId }: ActorRow['rights'][number]): GrantedRight[] {
  if (!isRight(right) || !isScope(scope)) throw new RangeError(`Role ${roleId} holds the unknown right ${right}/${scope}`);
  return [{ right, scope, roleId }];
}
