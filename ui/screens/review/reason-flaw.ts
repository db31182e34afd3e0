import { type DecisionVerb, MAX_REASON_LENGTH, MIN_REASON_LENGTH, type ReturnCode, VERBS_NEEDING_REASON } from '../../../workflows/shared/flow.ts';

/** What is wrong with an opinion for a verb, or null; a code is a reason already. The server judges by the same rules. */
export function reasonFlaw(verb: DecisionVerb | ReturnCode, reason: string): 'missing' | 'tooLong' | null {
  const length = Array.from(reason.trim()).length;
  if (length > MAX_REASON_LENGTH) return 'tooLong';
  return VERBS_NEEDING_REASON.some((needing) => needing === verb) && length < MIN_REASON_LENGTH ? 'missing' : null;
}
