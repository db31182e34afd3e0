import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { currentLocale, say } from '../../../i18n/locale.ts';
import { type Choice, Choices } from '../choices.ts';
import type { FieldContext } from '../field-context.ts';
import { fetchDivisions } from '../reference-data.ts';
import { choiceInput } from './choice-input.ts';
import { FieldElement } from './field-element.ts';

/** The province whose divisions are offered. */
const PROVINCE = '370000';

type Divisions = Awaited<ReturnType<typeof fetchDivisions>>;

/**
 * First the city, then what lies below it; the value is the code of the lower one. Where any level can be chosen, the
 * province stands before the cities and the city itself before its counties.
 */
@customElement('xs-division-field')
export class XsDivisionField extends FieldElement {
  @property({ attribute: 'any-level', type: Boolean }) isAnyLevel = false;
  /** A city without a county yet; the form knows of complete divisions only. */
  @state() private city = '';
  readonly #cities = new Choices(this, fetchDivisions, (cities) => [
    ...(this.isAnyLevel ? [{ value: PROVINCE, label: say('review.field.division.province') }] : []), ...cities.map(choiceOf),
  ]);

  readonly #counties = new Choices(this, fetchDivisions, (counties) => [
    ...(this.isAnyLevel && this.city !== '' ? [{ value: this.city, label: say('review.field.division.city') }] : []), ...counties.map(choiceOf),
  ]);

  protected override willUpdate(): void {
    const value = String(this.context?.value ?? '');
    if (value !== '') this.city = cityOf(value);
    this.#cities.show(PROVINCE);
    this.#counties.show(this.city === PROVINCE ? '' : this.city);
  }

  protected override render(): TemplateResult | null {
    if (this.context === null) return null;
    const { context } = this;
    return html`<div class="field-group" role="group" aria-label=${context.label}>
      ${choiceInput(this.#cityContext(context), { choices: this.#cities, placeholder: say('review.field.city'), helper: '' })}
      ${choiceInput({ ...context, label: say('review.field.county') }, {
        choices: this.#counties, ...(this.city === PROVINCE ? { placeholder: say('review.field.division.wholeProvince') } : {}),
      })}
    </div>`;
  }

  /** Leaving the city for the county is not leaving the field. */
  #cityContext(context: FieldContext): FieldContext {
    return {
      ...context, field: { ...context.field, name: `${context.field.name}-city` }, value: this.city,
      error: this.city === '' && context.error !== null ? context.error : null,
      change: (value) => {
        this.city = String(value ?? '');
        // Nothing is to be chosen below the province itself.
        context.change(this.city === PROVINCE ? PROVINCE : null);
      },
      leave: () => {},
    };
  }
}

function cityOf(divisionCode: string): string {
  return `${divisionCode.slice(0, 4)}00`;
}

function choiceOf({ code, name, nameEn }: Divisions[number]): Choice {
  return { value: code, label: currentLocale() === 'zh-CN' ? name : nameEn };
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-division-field .context=${context}></xs-division-field>`;
}
