import { z } from 'zod';
import { CASE_OUTCOMES, CASE_STATUSES } from '../../workflows/shared/case-state.ts';
import { placeOf } from '../../workflows/shared/picture/picture.ts';
import type { Walked } from '../../workflows/shared/picture/walk.ts';

/** What of a row says where its case stands. */
const rowSchema = z.object({
  flowId: z.string(), subject: z.string(), status: z.enum(CASE_STATUSES), step: z.string().nullable(), edge: z.string().optional(), revision: z.int(),
  outcome: z.enum(CASE_OUTCOMES).nullable(),
});

type KeptRow = z.infer<typeof rowSchema>;

/** The way of a case as the markers of its history tell it. */
export interface HistoryPath {
  readonly flowId: string;
  readonly subject: string;
  readonly path: readonly Walked[];
}

/**
 * Reads the rows that stand in a history (as JSON), in the order in which the workflow took them. The edge of an event is known where
 * its row names it and follows the row before at the next revision. Null for a history without rows of a case.
 */
export function pathOfHistory(text: string): HistoryPath | null {
  const rows = [...text.matchAll(/"data":\s*"([A-Za-z0-9+/=]+)"/g)].flatMap(([, data = '']) => rowIn(Buffer.from(data, 'base64').toString('utf8')))
    .filter(({ revision }, place, all) => all.slice(0, place).every((earlier) => earlier.revision < revision));
  const [first] = rows;
  if (first === undefined) return null;
  const path = rows.map((row, place): Walked => {
    const before = rows[place - 1];
    if (before === undefined) return { edge: null, from: null, to: placeOf(row) };
    return { edge: row.revision === before.revision + 1 ? row.edge ?? null : null, from: placeOf(before), to: placeOf(row) };
  });
  return { flowId: first.flowId, subject: first.subject, path };
}

/** The row in a payload: an activity gives it bare, or beside the answer to a command. */
function rowIn(payload: string): KeptRow[] {
  if (!payload.startsWith('{')) return [];
  const value: unknown = JSON.parse(payload);
  return [value, Reflect.get(Object(value), 'row')].flatMap((candidate) => {
    const parsed = rowSchema.safeParse(candidate);
    return parsed.success ? [parsed.data] : [];
  });
}
