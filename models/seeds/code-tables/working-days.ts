import { addDays } from '../../../workflows/shared/time.ts';

export interface WorkingDayException {
  /** Null: the whole country. */
  readonly divisionCode: string | null;
  readonly day: string;
  readonly isWorking: boolean;
  readonly note: string;
}

/**
 * Notice of the General Office of the State Council on the holidays of 2026 (国务院办公厅关于2026年部分节假日安排的通知,
 * 4 November 2025). The days of 2027 are entered when their notice is out; until then Monday to Friday count.
 */
const HOLIDAYS_2026 = [
  { note: '元旦', from: '2026-01-01', days: 3, workingWeekends: ['2026-01-04'] },
  { note: '春节', from: '2026-02-15', days: 9, workingWeekends: ['2026-02-14', '2026-02-28'] },
  { note: '清明节', from: '2026-04-04', days: 3, workingWeekends: [] },
  { note: '劳动节', from: '2026-05-01', days: 5, workingWeekends: ['2026-05-09'] },
  { note: '端午节', from: '2026-06-19', days: 3, workingWeekends: [] },
  { note: '中秋节', from: '2026-09-25', days: 3, workingWeekends: [] },
  { note: '国庆节', from: '2026-10-01', days: 7, workingWeekends: ['2026-09-20', '2026-10-10'] },
] as const;

/** Every day of a holiday, weekends included, and every weekend that is worked instead. */
export const workingDayExceptions: readonly WorkingDayException[] = HOLIDAYS_2026.flatMap(({ note, from, days, workingWeekends }) => [
  ...Array.from({ length: days }, (_, place) => ({ divisionCode: null, day: addDays(from, place), isWorking: false, note })),
  ...workingWeekends.map((day) => ({ divisionCode: null, day, isWorking: true, note: `${note}调休上班` })),
]);
