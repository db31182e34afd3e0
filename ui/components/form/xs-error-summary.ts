import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { say } from '../../i18n/locale.ts';
import { LightElement } from '../light-element.ts';
import '../xs-icon.ts';
import { focusField } from './xs-form.ts';

/** A field that is wrong. */
export interface WrongField {
  readonly name: string;
  readonly label: string;
}

/** A table can have more wrong cells than anybody reads; those that are mended make room for the next. */
const MAX_LINKS = 8;

/** Beside the button that was pressed: how much is wrong, with a link to each field, the first of many. */
@customElement('xs-error-summary')
export class XsErrorSummary extends LightElement {
  @property({ attribute: false }) fields: readonly WrongField[] = [];

  protected override render(): TemplateResult | null {
    if (this.fields.length === 0) return null;
    return html`<span class="summary" role="alert">
      <xs-icon name="circle-x" size="14"></xs-icon>
      <span>${say('review.form.summary', { count: this.fields.length })}</span>
      ${this.fields.slice(0, MAX_LINKS).map(({ name, label }) => html`<a href="#field-${name}" @click=${(event: Event) => { follow(event, name); }}>${label}</a>`)}
    </span>`;
  }
}

/** The field takes the cursor; the address stays what it was. */
function follow(event: Event, name: string): void {
  event.preventDefault();
  focusField(name);
}
