import { ScheduleOverlapPolicy } from '@temporalio/client';
import type { Sequelize } from 'sequelize';
import { findDigestMorning } from '../models/stores/digest-morning.ts';
import { queueDigests } from '../models/stores/message-digests.ts';
import { MESSAGE_DIGEST } from '../workflows/kit/messages.ts';
import type { DigestActivities } from '../workflows/kit/ports.ts';
import { DIGEST_HOUR, ZONE } from '../workflows/shared/time.ts';
import type { ProcessSchedule } from './schedules.ts';

/** Every morning; the process itself looks whether it is a working day. An outage over the hour is made up for on the same day. */
export const MESSAGE_DIGEST_SCHEDULE: ProcessSchedule = {
  process: MESSAGE_DIGEST,
  spec: { calendars: [{ hour: DIGEST_HOUR, minute: 0, comment: 'message digest' }], timezone: ZONE },
  policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '12 hours' },
};

/** The activity of the message digest. */
export function createDigestActivities({ sequelize }: { readonly sequelize: Sequelize }): DigestActivities {
  return {
    // Safe to retry: there is one digest per account and day.
    async queueDigests({ at }) {
      const morning = await findDigestMorning(sequelize, at);
      return morning.isWorkingDay ? { day: morning.day, queued: await queueDigests(sequelize, morning) } : { day: morning.day, queued: 0 };
    },
  };
}
