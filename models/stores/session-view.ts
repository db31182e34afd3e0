import type { Sequelize } from 'sequelize';
import { defineAbility, packAbility } from '../../policies/ability.ts';
import type { OrganizationKind } from '../../workflows/shared/user-types.ts';
import { queryRows } from '../database.ts';
import { findActor } from './actor.ts';
import { listIdentities } from './memberships.ts';
import { ABSOLUTE_HOURS, IDLE_MINUTES, type SignedInSession } from './sessions.ts';

interface IdentityRow {
  personName: string;
  membershipId: string | null;
  isSuperAdministrator: boolean | null;
  organizationId: string | null;
  organizationName: string | null;
  shortName: string | null;
  kind: OrganizationKind | null;
  divisionName: string | null;
  divisionNameEn: string | null;
}

/** Who is signed in, for whom, as whom else he may act, and the rules of what he may; null when account or membership has ended. */
export async function findSessionView(sequelize: Sequelize, session: SignedInSession) {
  const actor = await findActor(sequelize, session);
  if (actor === null) return null;
  const [row] = await queryRows<IdentityRow>(sequelize, `
    SELECT p.name AS "personName", m.id AS "membershipId", m.is_super_administrator AS "isSuperAdministrator",
      o.id AS "organizationId", o.name AS "organizationName", o.short_name AS "shortName", o.kind,
      d.name AS "divisionName", d.name_en AS "divisionNameEn"
    FROM accounts a JOIN persons p ON p.id = a.person_id
    LEFT JOIN memberships m ON m.id = :membershipId
    LEFT JOIN employments e ON e.person_id = p.id AND e.period @> now() AND m.id IS NULL
    LEFT JOIN organizations o ON o.id = COALESCE(m.organization_id, e.organization_id)
    LEFT JOIN divisions d ON d.code = o.division_code
    WHERE a.id = :accountId`, { accountId: session.accountId, membershipId: session.membershipId });
  if (row === undefined) return null;
  return {
    account: { id: session.accountId },
    person: { name: row.personName },
    userType: session.userType,
    membership: row.membershipId === null
      ? null : { id: row.membershipId, isSuperAdministrator: row.isSuperAdministrator ?? false },
    organization: row.organizationId === null || row.kind === null ? null : {
      id: row.organizationId,
      name: row.organizationName ?? '',
      shortName: row.shortName ?? '',
      kind: row.kind,
      divisionName: row.divisionName ?? '',
      divisionNameEn: row.divisionNameEn ?? '',
    },
    ...await listIdentities(sequelize, session.accountId),
    rules: packAbility(defineAbility(actor)),
    sessionExpiresAt: session.expiresAt,
  };
}

export interface SessionListItem {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly userAgent: string;
  readonly address: string;
}

/** The living sessions that `condition` (of `accessibleBy`, table alias `s`) reaches, newest first. */
export async function listSessions(sequelize: Sequelize, condition: string): Promise<SessionListItem[]> {
  return queryRows(sequelize, `
    SELECT s.id, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.user_agent AS "userAgent", s.address
    FROM sessions s
    WHERE ${condition} AND s.revoked_at IS NULL AND s.expires_at > now()
      AND s.created_at > now() - make_interval(hours => ${ABSOLUTE_HOURS})
      AND s.last_seen_at > now() - make_interval(mins => ${IDLE_MINUTES})
    ORDER BY s.last_seen_at DESC, s.id DESC LIMIT 100`);
}
