import type { OwnCase } from './own-case-gateway.ts';

/** Edges by which a case comes back to its applicant. */
export const RETURNS: readonly string[] = ['return', 'returnWrongUnit'];

/** Whether a case waits for its applicant to choose another unit, and for nothing else. */
export function isWrongUnit({ status, timeline }: Pick<OwnCase, 'status' | 'timeline'>): boolean {
  return status === 'returned' && timeline.find(({ edge }) => RETURNS.includes(edge))?.edge === 'returnWrongUnit';
}
