import type { Look } from './looks.ts';

/** Something that happened. */
export interface TimelineEntry {
  readonly id: string;
  readonly look: Look;
  readonly who: string;
  readonly what: string;
  readonly reason: string | null;
  /** ISO 8601. */
  readonly at: string;
}
