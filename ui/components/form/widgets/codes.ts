import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import '@vaadin/multi-select-combo-box';
import type { MultiSelectComboBox, MultiSelectComboBoxI18n } from '@vaadin/multi-select-combo-box';
import { currentLocale } from '../../../i18n/locale.ts';
import { type Choice, Choices } from '../choices.ts';
import type { FieldContext } from '../field-context.ts';
import { type CodeEntry, fetchCodes } from '../reference-data.ts';
import { choiceHelper } from './choice-input.ts';
import { FieldElement } from './field-element.ts';

/** Several entries of a code table; it offers only the codes that the field's schema takes. */
@customElement('xs-codes-field')
export class XsCodesField extends FieldElement {
  readonly #codes = new Choices(this, fetchCodes, (codes) => this.#offered(codes));

  protected override willUpdate(): void {
    this.#codes.show(this.context?.field.meta.codeTable ?? '');
  }

  protected override render(): TemplateResult | null {
    return this.context === null ? null : this.#input(this.context);
  }

  #input(context: FieldContext): TemplateResult {
    const { field, label, error, say } = context;
    const { choices, state } = this.#codes;
    const chosen = Array.isArray(context.value) ? context.value : [];
    return html`${keyed(currentLocale(), html`<vaadin-multi-select-combo-box
      id="field-${field.name}"
      label=${label}
      placeholder=${say('review.field.choose')}
      item-id-path="value"
      auto-expand-vertically
      .i18n=${wordsOf(context)}
      .items=${choices}
      .selectedItems=${choices.filter(({ value }) => chosen.includes(value))}
      ?loading=${state === 'loading'}
      ?required=${field.isRequired}
      ?invalid=${error !== null}
      error-message=${error ?? ''}
      manual-validation
      autocomplete="off"
      @change=${({ target }: Event & { readonly target: MultiSelectComboBox<Choice> }) => {
        context.change(target.selectedItems.map(({ value }) => value).toSorted());
      }}
      @focusout=${context.leave}>${choiceHelper(context, this.#codes)}</vaadin-multi-select-combo-box>`)}`;
  }

  #offered(codes: readonly CodeEntry[]): Choice[] {
    const isChinese = currentLocale() === 'zh-CN';
    return codes.filter(({ code }) => this.context?.field.accepts([code]) ?? false)
      .map(({ code, zh, en }) => ({ value: code, label: isChinese ? zh : en }));
  }
}

/** What a screen reader says as something is chosen. */
function wordsOf({ say }: FieldContext): MultiSelectComboBoxI18n {
  return {
    cleared: say('review.field.codes.cleared'), focused: say('review.field.codes.focused'),
    selected: say('review.field.codes.selected'), deselected: say('review.field.codes.deselected'), total: say('review.field.codes.total'),
  };
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-codes-field .context=${context}></xs-codes-field>`;
}
