import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { REVIEWED, RIGHTS, type Right, type Scope } from '../../workflows/shared/rights.ts';
import { withTransaction, queryRows } from '../database.ts';

interface BuiltInRole {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly rights: Readonly<Partial<Record<Right, Scope>>>;
}

const everything = Object.fromEntries(RIGHTS.map((right) => [right, 'subtree' as const]));

const reviewing = Object.fromEntries(REVIEWED.flatMap((reviewed) => [`${reviewed}.read`, `${reviewed}.decide`].map((right) => [right, 'organization' as const])));

/** The roles every installation has; organizations add their own (docs/rules.md, "Roles"). */
export const BUILT_IN_ROLES: readonly BuiltInRole[] = [
  { code: 'super-administrator', nameZh: '超级管理员', nameEn: 'Super administrator', rights: everything },
  {
    code: 'reviewer', nameZh: '审核员', nameEn: 'Reviewer',
    rights: {
      ...reviewing, 'transfer.start': 'organization', 'plan.submit': 'organization', 'hours.declare': 'organization', 'organization.read': 'subtree',
      'person.read': 'organization', 'person.disclose': 'organization',
    },
  },
  {
    code: 'registration-clerk', nameZh: '注册查询员', nameEn: 'Registration clerk',
    rights: { 'registration.read': 'organization', 'organization.read': 'organization' },
  },
];

/** Writes the built-in roles as this release has them. Safe to retry: nothing changes the second time. */
export async function seedBuiltInRoles(sequelize: Sequelize): Promise<void> {
  await withTransaction(sequelize, async (transaction) => {
    for (const role of BUILT_IN_ROLES) await seedRole(sequelize, role, transaction);
  });
}

async function seedRole(
  sequelize: Sequelize, { code, nameZh, nameEn, rights }: BuiltInRole, transaction: Transaction,
): Promise<void> {
  const [role] = await queryRows<{ id: string }>(sequelize, `
    INSERT INTO roles (id, code, name_zh, name_en) VALUES (:id, :code, :nameZh, :nameEn)
    ON CONFLICT (organization_id, code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en
    RETURNING id`, { id: uuidv7(), code, nameZh, nameEn }, transaction);
  const rows = JSON.stringify(Object.entries(rights).map(([rightName, scope]) => ({ rightName, scope })));
  await queryRows(sequelize, `
    WITH wanted AS (SELECT * FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r("rightName" text, scope text)),
      gone AS (DELETE FROM role_rights WHERE role_id = :roleId AND right_name NOT IN (SELECT "rightName" FROM wanted))
    INSERT INTO role_rights (role_id, right_name, scope) SELECT :roleId, "rightName", scope FROM wanted
    ON CONFLICT (role_id, right_name) DO UPDATE SET scope = excluded.scope`, { roleId: role?.id, rows }, transaction);
}
