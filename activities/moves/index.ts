import type { Verb } from '../../workflows/shared/flow.ts';
import { addReviewer } from './add-reviewer.ts';
import { decide } from './decide.ts';
import type { Move } from './move.ts';
import { resubmit } from './resubmit.ts';
import { transfer } from './transfer.ts';
import { withdraw } from './withdraw.ts';

/** What every verb does, for all flows; the compiler names a verb that does nothing. */
export const moves = {
  approve: decide, return: decide, reject: decide, resubmit, withdraw, transfer, addReviewer,
} satisfies Record<Verb, Move>;
