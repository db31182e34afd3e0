import type { Sequelize } from 'sequelize';
import type { TaskKind } from '../../workflows/flows/index.ts';
import { queryRows } from '../database.ts';
import { UNREAD_COUNT } from './messages.ts';

export interface Standing {
  /** Open tasks of the organization by kind, sections added up. */
  readonly counters: readonly { readonly kind: TaskKind; readonly count: number }[];
  /** What the account has not read, in whatever membership. */
  readonly unreadMessages: number;
}

/** What every page shows of what waits, in one statement. */
export async function readStanding(sequelize: Sequelize, whose: { organizationId: string; accountId: string }): Promise<Standing> {
  const [row] = await queryRows<Standing>(sequelize, `
    SELECT ${UNREAD_COUNT} AS "unreadMessages", COALESCE((
      SELECT json_agg(c) FROM (
        SELECT kind, sum(open_count)::int AS count FROM task_counters WHERE organization_id = :organizationId GROUP BY kind ORDER BY kind) c), '[]') AS counters`,
  { organizationId: whose.organizationId, accountId: whose.accountId });
  return row ?? { counters: [], unreadMessages: 0 };
}
