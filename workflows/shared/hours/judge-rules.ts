import type { FieldError } from '../field-errors.ts';
import { DEFAULT_HOUR_RULES, type HourRules, REVIEW_STEPS } from './rules.ts';
import { STUDY_FORMS, isStudyForm, type LearningSubject } from './study-forms.ts';

/** No number of the rules is larger: points and hours of years stay far below. */
const LARGEST = 100_000;

const COUNT_FROM: readonly string[] = ['appointmentYear', 'promotionDate', 'moveInDate'] satisfies readonly HourRules['countFrom'][];

/** Numbers that count nothing in halves. */
const WHOLE = /(?:Years|yearsFor|lookbackYearsForTitle|minutesPerHour|points|characters)$/;

/** What a long paper adds, where length makes a difference: the default rules have none. */
const LONG_PAPER = { characters: 0, extra: DEFAULT_HOUR_RULES.forms.conference.paperExtra };

/**
 * What is wrong with rules that somebody has entered, field by field; none for rules that can be used. They have exactly the
 * fields of the default ones.
 */
export function judgeHourRules(rules: unknown): FieldError[] {
  return judge(DEFAULT_HOUR_RULES, rules, 'rules');
}

/** Narrows rules that {@link judgeHourRules} finds nothing wrong with. */
export function isHourRules(rules: unknown): rules is HourRules {
  return judgeHourRules(rules).length === 0;
}

const wrong = (field: string, code: string): FieldError[] => [{ field, code, params: {} }];

function judge(model: unknown, value: unknown, field: string): FieldError[] {
  const special = judgeSpecial(value, field);
  if (special !== null) return special;
  if (typeof model === 'number') return isNumber(value, field) ? [] : wrong(field, 'ruleNumber');
  if (typeof model === 'boolean') return typeof value === 'boolean' ? [] : wrong(field, 'invalid');
  if (typeof model === 'string') return typeof value === 'string' && isDayOfYear(value) ? [] : wrong(field, 'ruleDay');
  if (Array.isArray(model)) return Array.isArray(value) && value.length <= 20 && value.every((one) => isNumber(one, field)) ? [] : wrong(field, 'ruleNumber');
  return judgeFields(Object(model), value, field);
}

function judgeFields(model: object, value: unknown, field: string): FieldError[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(field, 'invalid');
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(model, name)).flatMap((name) => wrong(`${field}.${name}`, 'unknownField'));
  return [...unknown, ...Object.entries(model).flatMap(([name, part]) => judge(part, Reflect.get(value, name), `${field}.${name}`))];
}

/** Fields whose values are chosen from a list, or may be missing; null for all others. */
function judgeSpecial(value: unknown, field: string): FieldError[] | null {
  const [, group = '', name = '', part = '', ...below] = field.split('.');
  if (part === 'yearlyCap') return value === null || isNumber(value, field) ? [] : wrong(field, 'ruleNumber');
  if (part === 'subjects') return isListOf(value, subjectsOf(name)) ? [] : wrong(field, 'ruleSubjects');
  if (part === 'longPaper' && below.length === 0) return value === null ? [] : judgeFields(LONG_PAPER, value, field);
  if (group === 'reviewChains' && name !== '') return isListOf(value, REVIEW_STEPS) ? [] : wrong(field, 'ruleChain');
  if (group === 'countFrom') return typeof value === 'string' && COUNT_FROM.includes(value) ? [] : wrong(field, 'notOffered');
  return null;
}

function subjectsOf(name: string): readonly LearningSubject[] {
  return isStudyForm(name) ? STUDY_FORMS[name].subjects : [];
}

/** One or more of the offered ones, each once. */
function isListOf(value: unknown, offered: readonly string[]): boolean {
  return Array.isArray(value) && value.length > 0 && new Set(value).size === value.length
    && value.every((one: unknown) => typeof one === 'string' && offered.includes(one));
}

function isNumber(value: unknown, field: string): boolean {
  return typeof value === 'number' && value >= 0 && value <= LARGEST && Number.isInteger(WHOLE.test(field) ? value : value * 2);
}

/** `mm-dd`, in a year that has no 29 February. */
function isDayOfYear(text: string): boolean {
  const [, month = '0', day = '0'] = /^(\d{2})-(\d{2})$/.exec(text) ?? [];
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
  return Number(day) >= 1 && Number(day) <= days;
}
