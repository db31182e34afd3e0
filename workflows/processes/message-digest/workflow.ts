import { morning } from '../../kit/activity-options.ts';
import { now } from '../../kit/now.ts';
import type { DigestReport } from '../../kit/ports.ts';

/**
 * Gathers in the morning of a working day what people want to hear of once a day, run by a schedule: each gets one mail,
 * which then leaves through the outbox. On other days nothing happens, and the next working day has it.
 */
export async function messageDigest(): Promise<DigestReport> {
  return morning.queueDigests({ at: now() });
}
