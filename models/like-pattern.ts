/** A pattern for LIKE and ILIKE that finds `part` anywhere in a text, as it is written: `%` and `_` stand for themselves. */
export function containing(part: string): string {
  return `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
