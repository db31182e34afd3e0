import { RETURN_EDGES } from '../../../workflows/shared/flow.ts';
import type { OwnCase } from './own-case-gateway.ts';

/** Edges by which a case comes back to its applicant. */
export const RETURNS: readonly string[] = ['return', ...Object.values(RETURN_EDGES)];

/** Whether a case waits for its applicant to choose another unit, and for nothing else. */
export function isWrongUnit({ status, returnCode }: Pick<OwnCase, 'status' | 'returnCode'>): boolean {
  return status === 'returned' && returnCode === 'wrong-unit';
}
