import { Op, type Sequelize, type Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import { createSecretToken, hashSecretToken } from '../../platform/secret-token.ts';
import { InvitationModel } from '../invitation.ts';
import { MembershipModel } from '../membership.ts';
import { OrganizationModel } from '../organization.ts';
import { writeAudit } from './audit.ts';
import { addAdministrator, type NewPerson } from './people.ts';

/** A link that was not used by then is void; another one can be made. */
const VALID_HOURS = 72;

/** The organization has an administrator already; he invites or hands over. */
export class AlreadyAdministeredError extends Error {
  override readonly name = 'AlreadyAdministeredError';
}

/**
 * Makes a one-time link's token for the first administrator of an organization; earlier links of it become void.
 *
 * @throws AlreadyAdministeredError when somebody administers it already.
 */
export async function createInvitation(
  organizationId: string, transaction: Transaction,
): Promise<{ token: string; expiresAt: string }> {
  if (await isAdministered(organizationId, transaction)) throw new AlreadyAdministeredError(organizationId);
  const { token, tokenHash } = createSecretToken();
  const now = new Date();
  const expiresAt = new Date(now.getTime() + VALID_HOURS * 3_600_000);
  await InvitationModel.update({ expiresAt: now }, { where: { organizationId, acceptedAt: null }, transaction });
  await InvitationModel.create({ id: uuidv7(), tokenHash, organizationId, createdAt: now, expiresAt }, { transaction });
  return { token, expiresAt: expiresAt.toISOString() };
}

/** The organization a link invites to; null when the link is unknown, used or too old. */
export async function findInvitation(token: string): Promise<{ organization: OrganizationModel; expiresAt: string } | null> {
  const invitation = await InvitationModel.findOne({ where: openWith(token) });
  if (invitation === null) return null;
  const organization = await OrganizationModel.findByPk(invitation.organizationId, { rejectOnEmpty: true });
  return { organization, expiresAt: invitation.expiresAt.toISOString() };
}

/**
 * Uses a link: the person becomes super administrator. False when the link is unknown, used or too old, or somebody
 * else was first.
 */
export async function acceptInvitation(
  { sequelize, sealing }: { sequelize: Sequelize; sealing: Sealing },
  { token, person, passwordHash }: { token: string; person: NewPerson; passwordHash: string },
): Promise<boolean> {
  return sequelize.transaction(async (transaction) => {
    const invitation = await InvitationModel.findOne({ where: openWith(token), transaction, lock: transaction.LOCK.UPDATE });
    if (invitation === null || await isAdministered(invitation.organizationId, transaction)) return false;
    const at = new Date();
    const { organizationId } = invitation;
    const membership = await addAdministrator(sequelize, sealing, {
      organizationId, person, passwordHash, isSuperAdministrator: true, roleCode: 'super-administrator', at: at.toISOString(),
    }, transaction);
    await invitation.update({ acceptedAt: at }, { transaction });
    await writeAudit({
      action: 'invitation.accepted', result: 'success', accountId: membership.accountId, membershipId: membership.id, organizationId,
      subjectType: 'Organization', subjectId: organizationId,
    }, transaction);
    return true;
  });
}

function openWith(token: string) {
  return { tokenHash: hashSecretToken(token), acceptedAt: null, expiresAt: { [Op.gt]: new Date() } };
}

async function isAdministered(organizationId: string, transaction: Transaction): Promise<boolean> {
  return await MembershipModel.count({ where: { organizationId, status: 'active' }, transaction }) > 0;
}
