import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from './light-element.ts';
import { LOOKS, type LookName } from './looks.ts';
import './xs-icon.ts';
import './xs-status.css';

/** A state as icon, word and color. `tint` gives it a ground of its own; for the place beside a title only. */
@customElement('xs-status')
export class XsStatus extends LightElement {
  @property() look: LookName = 'reviewing';
  @property() word = '';
  @property({ type: Boolean, reflect: true }) tint = false;

  protected override render(): TemplateResult {
    const { icon, tone } = LOOKS[this.look];
    return html`<span class=${tone}><xs-icon name=${icon} size="14"></xs-icon><span>${this.word}</span></span>`;
  }
}
