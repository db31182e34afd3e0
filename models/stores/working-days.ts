import type { Sequelize, Transaction } from 'sequelize';
import type { WorkingDayExceptions } from '../../workflows/shared/working-days.ts';
import { queryPrepared } from '../database.ts';
import { createOnceWithin } from './once-within.ts';

export interface CalendarQuestion {
  /** Null for the calendar of the whole country, or that of the organization. */
  readonly divisionCode: string | null;
  /** Whose division it is, where that is not known yet. */
  readonly organizationId?: string;
  /** First day of interest, `yyyy-mm-dd`. */
  readonly from: string;
}

interface Exception {
  readonly day: string;
  readonly isWorking: boolean;
}

const exceptionsOnce = createOnceWithin<Exception[]>();

/**
 * Days from `from` on that differ from Monday to Friday in a division: what it says itself, else the nearest division above it,
 * else the whole country (docs/rules.md, "Working days"). One statement.
 */
export async function findWorkingDayExceptions(
  sequelize: Sequelize, question: CalendarQuestion, transaction: Transaction | null = null,
): Promise<WorkingDayExceptions> {
  const found = await exceptionsOnce(transaction, question, () => queryPrepared<Exception>(sequelize, `
    WITH RECURSIVE up AS (
      SELECT code, parent_code, 0 AS distance FROM divisions
      WHERE code = COALESCE($divisionCode, (SELECT division_code FROM organizations WHERE id = $organizationId))
      UNION ALL
      SELECT d.code, d.parent_code, u.distance + 1 FROM divisions d JOIN up u ON d.code = u.parent_code
    )
    SELECT DISTINCT ON (e.day) to_char(e.day, 'YYYY-MM-DD') AS day, e.is_working AS "isWorking"
    FROM working_day_exceptions e LEFT JOIN up u ON u.code = e.division_code
    WHERE e.day >= CAST($from AS date) AND (e.division_code IS NULL OR u.code IS NOT NULL)
    ORDER BY e.day, u.distance NULLS LAST`, { organizationId: null, ...question }, transaction));
  return new Map(found.map(({ day, isWorking }) => [day, isWorking]));
}
