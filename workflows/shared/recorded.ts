/**
 * What a workflow does in answer to one more event, in the order in which it did it: one line each, with types, names and
 * durations, never with values.
 */
export interface NextCommands {
  readonly lines: readonly string[];
  /** Ids of the patches that were active for the first time. */
  readonly patches: readonly string[];
}

/** Describes what a value is made of, without saying any of it: `{at: string, caseId: string}`. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${shapeOf(value[0])}]`;
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${name}: ${shapeOf(field)}`).join(', ')}}`;
}

/** Where a replayed workflow leaves them, and the gate listens. */
export type GateSinks = { gate: { recorded(commands: NextCommands): void } };
