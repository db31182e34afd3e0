import { html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { currentLocale } from '../../../i18n/locale.ts';
import { type Choice, Choices } from '../choices.ts';
import type { FieldContext } from '../field-context.ts';
import { fetchDivisions } from '../reference-data.ts';
import { choiceInput } from './choice-input.ts';
import { FieldElement } from './field-element.ts';

/** The province whose divisions are offered. */
const PROVINCE = '370000';

/** A county, city or district: first the city, then what lies below it. The value is the code of the lower one. */
@customElement('xs-division-field')
export class XsDivisionField extends FieldElement {
  /** A city without a county yet; the form knows of complete divisions only. */
  @state() private city = '';
  readonly #cities = new Choices(this, fetchDivisions, toChoices);
  readonly #counties = new Choices(this, fetchDivisions, toChoices);

  protected override willUpdate(): void {
    const value = String(this.context?.value ?? '');
    if (value !== '') this.city = cityOf(value);
    this.#cities.show(PROVINCE);
    this.#counties.show(this.city);
  }

  protected override render(): TemplateResult | null {
    if (this.context === null) return null;
    const { context } = this;
    const { say, label } = context;
    return html`<div class="field-group" role="group" aria-label=${label}>
      ${choiceInput(this.#cityContext(context), { choices: this.#cities, placeholder: say('review.field.city'), helper: '' })}
      ${choiceInput({ ...context, label: say('review.field.county') }, { choices: this.#counties })}
    </div>`;
  }

  /** Leaving the city for the county is not leaving the field. */
  #cityContext(context: FieldContext): FieldContext {
    return {
      ...context, field: { ...context.field, name: `${context.field.name}-city` }, value: this.city,
      error: this.city === '' && context.error !== null ? context.error : null,
      change: (value) => {
        this.city = String(value ?? '');
        context.change(null);
      },
      leave: () => {},
    };
  }
}

function cityOf(divisionCode: string): string {
  return `${divisionCode.slice(0, 4)}00`;
}

function toChoices(divisions: readonly { code: string; name: string; nameEn: string }[]): Choice[] {
  const isChinese = currentLocale() === 'zh-CN';
  return divisions.map(({ code, name, nameEn }) => ({ value: code, label: isChinese ? name : nameEn }));
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-division-field .context=${context}></xs-division-field>`;
}
