import { say } from '../../i18n/locale.ts';

/** Rules as people call them: those of a division by year and number, or those that hold where a division has none. */
export function rulesVersionWord(rulesVersion: string): string {
  const [, year = '', version = ''] = /^\d+-(\d{4})-(\d+)$/.exec(rulesVersion) ?? [];
  return version === '' ? say('hours.rules.default') : say('hours.rules.version', { year, version });
}
