import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '@vaadin/combo-box';
import { Choices } from '../choices.ts';
import { type FieldContext, textOf } from '../field-context.ts';
import { fetchTitleNames } from '../reference-data.ts';
import { choiceHelper } from './choice-input.ts';
import { FieldElement } from './field-element.ts';

/** The name of a title: one of the chosen series and level, or an older one as the certificate has it. */
@customElement('xs-title-name-field')
export class XsTitleNameField extends FieldElement {
  readonly #names = new Choices(this, fetchTitleNames, (titles) => titles.map(({ name }) => ({ value: name, label: name })));

  protected override willUpdate(): void {
    this.#names.show(this.context?.chosenTitle ?? '');
  }

  protected override render(): TemplateResult | null {
    return this.context === null ? null : this.#input(this.context);
  }

  #input(context: FieldContext): TemplateResult {
    const { field, label, value, error, say } = context;
    const { choices, state } = this.#names;
    return html`<vaadin-combo-box
      id="field-${field.name}"
      label=${label}
      placeholder=${state === 'empty' ? say('review.field.chooseTitleFirst') : say('review.field.choose')}
      allow-custom-value
      item-value-path="value"
      .items=${choices}
      .value=${String(value ?? '')}
      ?loading=${state === 'loading'}
      ?required=${field.isRequired}
      ?invalid=${error !== null}
      error-message=${error ?? ''}
      manual-validation
      autocomplete="off"
      @change=${(event: Event) => { context.change(textOf(event)); }}
      @focusout=${context.leave}>${choiceHelper(context, this.#names)}</vaadin-combo-box>`;
  }
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-title-name-field .context=${context}></xs-title-name-field>`;
}
