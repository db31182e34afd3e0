import type { Sequelize, Transaction } from 'sequelize';
import { isUserType, type OrganizationKind, type UserType } from '../../workflows/shared/user-types.ts';
import { queryRows, withTransaction } from '../database.ts';
import { SessionModel } from '../session.ts';
import { writeAudit } from './audit.ts';
import type { SignedInSession } from './sessions.ts';

/** A membership in which an account may act. */
export interface MembershipItem {
  readonly id: string;
  readonly organization: { readonly id: string; readonly name: string; readonly shortName: string; readonly kind: OrganizationKind };
  readonly isSuperAdministrator: boolean;
  /** Names of the roles, in both languages. */
  readonly roles: readonly { readonly zh: string; readonly en: string }[];
}

/** As whom an account may act: in its memberships, by name of the organization, and as himself where he is employed. */
export interface Identities {
  readonly memberships: readonly MembershipItem[];
  readonly professional: { readonly organizationName: string } | null;
}

/** Active memberships in active organizations, and the present employment. */
export async function listIdentities(sequelize: Sequelize, accountId: string): Promise<Identities> {
  const memberships = await queryRows<MembershipItem>(sequelize, `
    SELECT m.id, m.is_super_administrator AS "isSuperAdministrator",
      json_build_object('id', o.id, 'name', o.name, 'shortName', o.short_name, 'kind', o.kind) AS organization,
      COALESCE((
        SELECT json_agg(json_build_object('zh', r.name_zh, 'en', r.name_en) ORDER BY r.code)
        FROM membership_roles mr JOIN roles r ON r.id = mr.role_id WHERE mr.membership_id = m.id), '[]') AS roles
    FROM memberships m JOIN organizations o ON o.id = m.organization_id AND o.status = 'active'
    WHERE m.account_id = :accountId AND m.status = 'active' ORDER BY o.name, m.id`, { accountId });
  return { memberships, professional: await findEmployer(sequelize, accountId) };
}

async function findEmployer(
  sequelize: Sequelize, accountId: string, transaction: Transaction | null = null,
): Promise<{ organizationName: string } | null> {
  const [row] = await queryRows<{ organizationName: string }>(sequelize, `
    SELECT o.name AS "organizationName" FROM accounts a
    JOIN employments e ON e.person_id = a.person_id AND e.period @> now()
    JOIN organizations o ON o.id = e.organization_id
    WHERE a.id = :accountId AND a.status = 'active'`, { accountId }, transaction);
  return row ?? null;
}

export interface MembershipSwitch {
  readonly session: SignedInSession;
  /** Null: as himself, a professional. */
  readonly membershipId: string | null;
  readonly address: string;
  readonly requestId: string;
}

/**
 * Goes on in the same session in another membership. Null, and nothing changes, when the account has no such living
 * membership, or is nobody's professional.
 */
export async function switchMembership(
  sequelize: Sequelize, { session, membershipId, address, requestId }: MembershipSwitch,
): Promise<SignedInSession | null> {
  const { id, accountId } = session;
  return withTransaction(sequelize, async (transaction) => {
    const acting = membershipId === null
      ? await actAsProfessional(sequelize, accountId, transaction) : await actInMembership(sequelize, { accountId, membershipId }, transaction);
    if (acting === null) return null;
    const { userType, organizationId } = acting;
    const [count] = await SessionModel.update({ membershipId, userType }, { where: { id, accountId, revokedAt: null }, transaction });
    if (count === 0) return null;
    if (membershipId !== session.membershipId) {
      await writeAudit({
        action: 'session.membership-switched', result: 'success', accountId, membershipId, organizationId, subjectType: 'Session', subjectId: id, address, requestId,
      }, transaction);
    }
    return { ...session, membershipId, userType };
  });
}

interface Acting {
  readonly userType: UserType;
  readonly organizationId: string | null;
}

async function actAsProfessional(sequelize: Sequelize, accountId: string, transaction: Transaction): Promise<Acting | null> {
  const employer = await findEmployer(sequelize, accountId, transaction);
  return employer === null ? null : { userType: 'professional', organizationId: null };
}

/** Notes that the membership is used, so that the next sign-in chooses it. */
async function actInMembership(
  sequelize: Sequelize, which: { accountId: string; membershipId: string }, transaction: Transaction,
): Promise<Acting | null> {
  const [row] = await queryRows<{ kind: string; organizationId: string }>(sequelize, `
    UPDATE memberships m SET last_used_at = now()
    FROM organizations o, accounts a
    WHERE m.id = :membershipId AND m.account_id = :accountId AND m.status = 'active'
      AND o.id = m.organization_id AND o.status = 'active' AND a.id = m.account_id AND a.status = 'active'
    RETURNING o.kind, o.id AS "organizationId"`, which, transaction);
  return row === undefined || !isUserType(row.kind) ? null : { userType: row.kind, organizationId: row.organizationId };
}
