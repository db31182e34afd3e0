import type { InferResponseType } from 'hono/client';
import type { LookName } from '../../components/looks.ts';
import type { rostersApi } from '../../http/clients.ts';
import type { RosterResult, RosterState } from '../../../workflows/shared/roster.ts';

/** A roster as the organization reads it that has declared it. */
export type Roster = InferResponseType<(typeof rostersApi)[':id']['$get'], 200>;

/** What became of one person. */
export type RosterItem = InferResponseType<(typeof rostersApi)[':id']['items']['$get'], 200>['items'][number];

/** How a result looks. */
export const RESULT_LOOKS = { declared: 'approved', refused: 'failed', cancelled: 'withdrawn', waiting: 'reviewing' } as const satisfies Record<RosterResult | 'waiting', LookName>;

/** How a roster looks as a whole. */
export const STATE_LOOKS = { running: 'running', completed: 'approved', cancelled: 'withdrawn' } as const satisfies Record<RosterState, LookName>;
