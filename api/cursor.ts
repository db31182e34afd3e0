import { z } from '@hono/zod-openapi';
import { ProblemError } from './problem.ts';

/** The last row of a page: the instant it is sorted by, and its id. */
export interface Cursor {
  readonly at: string;
  readonly id: string;
}

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** What stands in the address of the next page. */
export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url');
}

/** The first `limit` of the rows found, of which there are one more when another page follows, and where that begins. */
export function pageOf<Row>(
  found: readonly Row[], { limit, placeOf }: { readonly limit: number; readonly placeOf: (row: Row) => Cursor },
): { items: Row[]; nextCursor: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last !== undefined ? encodeCursor(placeOf(last)) : null };
}

/** Reads what {@link encodeCursor} made. Throws ProblemError `invalid` for text that is no cursor of ours. */
export function readCursor(text: string): Cursor {
  try {
    const [at, id] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { at, id };
  } catch (cause) {
    throw new ProblemError('invalid', { errors: [{ field: 'cursor', code: 'invalid', params: {} }], cause });
  }
}
