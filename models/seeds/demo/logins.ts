import type { Sequelize } from 'sequelize';
import type { Sealing } from '../../../platform/sealing.ts';
import type { UserType } from '../../../workflows/shared/user-types.ts';
import { queryRows } from '../../database.ts';
import { ID_NUMBER } from '../../stores/people.ts';
import { BUSY_DEPARTMENT, DEMO_ORGANIZATIONS } from './organizations.ts';
import { demoPerson } from './people.ts';

/** Everyone in the demo has it; the portal prints it. It is refused where people choose a password. */
export const DEMO_PASSWORD = 'Xueshi-Demo-2026';

/** Administrators are numbered below this, professionals from here on. */
export const FIRST_PROFESSIONAL = 200;

/** The number of the administrator `place` (0 is the first) of a demo organization. */
export function administratorIndex(organization: number, place: number): number {
  return organization * 4 + place;
}

export interface DemoLogin {
  readonly userType: UserType;
  readonly organizationName: string;
  readonly personName: string;
  readonly idNumber: string;
  readonly password: string;
}

const offered: readonly { readonly userType: UserType; readonly index: number }[] = [
  { userType: 'department', index: administratorIndex(indexOf(BUSY_DEPARTMENT), 0) },
  { userType: 'department', index: administratorIndex(indexOf(BUSY_DEPARTMENT), 3) },
  { userType: 'employer', index: administratorIndex(firstOf('employer'), 0) },
  { userType: 'base', index: administratorIndex(firstOf('base'), 0) },
  { userType: 'professional', index: FIRST_PROFESSIONAL },
  { userType: 'hrss', index: administratorIndex(indexOf('历下区人力资源和社会保障局'), 0) },
];

/** One login for every kind of user, and one with a narrower role, as far as they are in this database; each with its first membership. One query. */
export async function findDemoLogins(sequelize: Sequelize, sealing: Sealing): Promise<DemoLogin[]> {
  const wanted = offered.map(({ userType, index }) => {
    const { idNumber } = demoPerson(index);
    return { userType, idNumber, index: sealing.blindIndex(idNumber, ID_NUMBER) };
  });
  const rows = await queryRows<{ index: string; personName: string; organizationName: string }>(sequelize, `
    SELECT DISTINCT ON (p.id_number_index) p.id_number_index AS index, p.name AS "personName", o.name AS "organizationName"
    FROM persons p JOIN accounts a ON a.person_id = p.id AND a.status = 'active'
    LEFT JOIN memberships m ON m.account_id = a.id AND m.status = 'active'
    LEFT JOIN employments e ON e.person_id = p.id AND e.period @> now()
    JOIN organizations o ON o.id = COALESCE(m.organization_id, e.organization_id)
    WHERE p.id_number_index IN (:indexes) ORDER BY p.id_number_index, m.created_at, m.id`, { indexes: wanted.map(({ index }) => index) });
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  return wanted.flatMap(({ userType, idNumber, index }) => {
    const row = byIndex.get(index);
    if (row === undefined) return [];
    const { organizationName, personName } = row;
    return [{ userType, organizationName, personName, idNumber, password: DEMO_PASSWORD }];
  });
}

/** The place of an organization in the demo's list; -1 for another one. */
export function indexOf(name: string): number {
  return DEMO_ORGANIZATIONS.findIndex((organization) => organization.name === name);
}

function firstOf(kind: string): number {
  return DEMO_ORGANIZATIONS.findIndex((organization) => organization.kind === kind);
}
