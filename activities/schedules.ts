import { type Client, ScheduleAlreadyRunning, type ScheduleOptions } from '@temporalio/client';
import type { Logger } from '../platform/logger.ts';
import { HOUSEKEEPING_SCHEDULE } from './housekeeping.ts';
import { MESSAGE_DIGEST_SCHEDULE } from './message-digest.ts';

/**
 * How often it is looked for the schedules: they are gone with a Temporal store that was lost, and with them whatever starts the
 * workflows of all open cases again. Nobody is reminded of those until then.
 */
const CHECK_MS = 10_000;

/** A process that a schedule starts on its own, one run at a time. */
export type ProcessSchedule = Pick<ScheduleOptions, 'spec' | 'policies' | 'state'> & { readonly process: string };

/**
 * Sees to it that the schedule of a process is there. Safe to retry.
 *
 * @returns whether it had to be made.
 */
export async function ensureSchedule(client: Client, taskQueue: string, { process, ...schedule }: ProcessSchedule): Promise<boolean> {
  const id = `${process}:${taskQueue}`;
  try {
    await client.schedule.create({
      ...schedule, scheduleId: id, action: { type: 'startWorkflow', workflowType: process, workflowId: id, taskQueue, args: [] },
    });
    return true;
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return false;
    throw error;
  }
}

/** Looks for every schedule now and every ten seconds; while the server is away, the next look finds it. */
export function keepSchedules({ client, taskQueue, logger }: { client: Client; taskQueue: string; logger: Logger }): NodeJS.Timeout {
  async function look(): Promise<void> {
    for (const schedule of [HOUSEKEEPING_SCHEDULE, MESSAGE_DIGEST_SCHEDULE]) {
      try {
        if (await ensureSchedule(client, taskQueue, schedule)) logger.info({ event: 'process-scheduled', workflowType: schedule.process, taskQueue });
      } catch (error) {
        logger.warn({ event: 'process-not-scheduled', workflowType: schedule.process, error });
      }
    }
  }
  void look();
  return setInterval(() => void look(), CHECK_MS);
}
