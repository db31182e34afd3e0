import { toHalfWidth } from '../../../workflows/shared/text.ts';
import type { HourRules } from '../../../workflows/shared/hours/rules.ts';
import { say } from '../../i18n/locale.ts';
import type { RuleField } from './rule-fields.ts';

/** Rules while somebody changes them: what is typed stays as typed, and what is no number is refused beside its field. */
export class RulesDraft {
  #rules: unknown;
  readonly #texts = new Map<string, string>();

  constructor(rules: HourRules) {
    this.#rules = rules;
  }

  /** As they would be sent now; judged by `judgeHourRules`. */
  get rules(): unknown {
    return this.#rules;
  }

  /** What stands at a path, `forms.paper.yearlyCap`. */
  value(path: string): unknown {
    return path.split('.').reduce((part: unknown, name) => (typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined), this.#rules);
  }

  /** What a field shows. */
  text({ path }: Pick<RuleField, 'path'>): string {
    return this.#texts.get(path) ?? shownText(this.value(path));
  }

  /** Takes what was typed into a field. */
  type({ path, kind }: RuleField, text: string): void {
    this.#texts.set(path, text);
    this.set(path, parsed(kind, toHalfWidth(text).trim()));
  }

  set(path: string, value: unknown): void {
    this.#rules = replaced(this.#rules, path.split('.'), value);
  }
}

/** A number, a day, or the numbers of a list. */
export function shownText(value: unknown): string {
  if (Array.isArray(value)) return value.join(say('hours.rule.list'));
  return value === null || value === undefined ? '' : String(value);
}

function parsed(kind: RuleField['kind'], text: string): unknown {
  if (kind === 'day') return text;
  if (kind === 'list') return text.split(/[、,;\s]+/).filter((part) => part !== '').map(toNumber);
  return kind === 'cap' && text === '' ? null : toNumber(text);
}

/** The text itself where it is no number, so that it is refused. */
function toNumber(text: string): number | string {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

function replaced(whole: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const part = typeof whole === 'object' && whole !== null ? whole : {};
  return { ...part, [name]: replaced(Reflect.get(part, name), rest, value) };
}
