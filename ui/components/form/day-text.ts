import { toHalfWidth } from '../../../workflows/shared/text.ts';
import { isDay } from '../../../workflows/shared/time.ts';

const WITH_SIGNS = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;
const DIGITS_ONLY = /^(\d{4})(\d{2})(\d{2})$/;

/** The day that people mean, `yyyy-mm-dd`: 2026-11-23, 2026/11/23, 2026年11月23日 or 20261123, in either width; null for anything else. */
export function parseDay(text: string): string | null {
  const typed = toHalfWidth(text).trim();
  const [, year = '', month = '', day = ''] = WITH_SIGNS.exec(typed) ?? DIGITS_ONLY.exec(typed) ?? [];
  const parsed = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(parsed) ? parsed : null;
}
