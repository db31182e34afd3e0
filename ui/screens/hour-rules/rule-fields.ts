import { DEFAULT_HOUR_RULES } from '../../../workflows/shared/hours/rules.ts';
import type { StudyForm } from '../../../workflows/shared/hours/study-forms.ts';
import { wordOf } from '../../components/words.ts';
import { say } from '../../i18n/locale.ts';

/** What a field of the rules holds; a list is the hours of rank 1, 2 and so on. */
export type RuleFieldKind = 'number' | 'list' | 'cap' | 'day';

/** One field of the rules, by its path as errors name it without `rules.`. */
export interface RuleField {
  readonly path: string;
  readonly kind: RuleFieldKind;
}

/** What every study form has; it stands apart from the numbers of each. */
const COMMON = ['isOffered', 'subjects', 'yearlyCap', 'longPaper'];

const number = (path: string): RuleField => ({ path, kind: 'number' });
const day = (path: string): RuleField => ({ path, kind: 'day' });

/** What a year asks for. */
export const MINIMUM_FIELDS: readonly RuleField[] = ['annualTotalMin', 'annualPublicMin', 'annualProfessionalMin', 'minutesPerHour', 'maxHoursPerDay'].map(number);

/** When hours of a year can be declared. */
export const WINDOW_FIELDS: readonly RuleField[] = [
  ...['yearStart', 'yearEnd', 'declarableUntil'].map(day), ...['makeUpYears', 'lookbackYearsForTitle'].map(number),
];

/** Paths within the rules of a study form. */
export const pathOf = (form: StudyForm, name: string): string => `forms.${form}.${name}`;

/** What a long paper adds at a conference, where it adds anything. */
export const LONG_PAPER_PATH = pathOf('conference', 'longPaper');

/** With what a long paper begins where none counted before. */
export const FIRST_LONG_PAPER = { characters: 3_000, extra: DEFAULT_HOUR_RULES.forms.conference.paperExtra };

export const LONG_PAPER_FIELDS: readonly RuleField[] = fieldsIn(FIRST_LONG_PAPER, LONG_PAPER_PATH);

/** The numbers that are particular to a study form, in the order of the default rules. */
export function numbersOf(form: StudyForm): RuleField[] {
  const own = Object.entries(DEFAULT_HOUR_RULES.forms[form]).filter(([name]) => !COMMON.includes(name));
  return fieldsIn(Object.fromEntries(own), `forms.${form}`);
}

function fieldsIn(value: object, base: string): RuleField[] {
  return Object.entries(value).flatMap(([name, part]: [string, unknown]): RuleField[] => {
    const path = `${base}.${name}`;
    if (Array.isArray(part)) return [{ path, kind: 'list' }];
    return typeof part === 'object' && part !== null ? fieldsIn(part, path) : [number(path)];
  });
}

/** A field as people call it: `forms.conference.paperExtra.national` → 宣读论文加计（国家级）. */
export function ruleLabel(path: string): string {
  const parts = path.split('.');
  const names = (parts[0] === 'forms' ? parts.slice(2) : parts).filter((part) => part !== 'longPaper' || parts.at(-1) === 'longPaper').map(partName);
  const [first = path, ...others] = path.includes('longPaper.extra') ? [say('hours.rule.longExtra'), ...names.slice(1)] : names;
  return others.length === 0 ? first : say('hours.rule.of', { name: first, of: others.join(' ') });
}

function partName(part: string): string {
  return wordOf(`hours.rule.${part}`, wordOf(`hours.level.${part}`, wordOf(`hours.projectKind.${part}`, wordOf(`hours.patentKind.${part}`, part))));
}
