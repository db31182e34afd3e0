import { LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { createElement } from 'lucide';
import { ICONS } from './icons.ts';
import './xs-icon.css';

/** A drawing beside a word; says nothing to screen readers, because the word does. */
@customElement('xs-icon')
export class XsIcon extends LitElement {
  @property() name = '';
  /** Width and height in pixels. */
  @property({ type: Number }) size = 16;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): SVGElement | typeof nothing {
    const icon = Object.entries(ICONS).find(([name]) => name === this.name)?.[1];
    return icon === undefined ? nothing : createElement(icon, { width: this.size, height: this.size, 'aria-hidden': 'true', focusable: 'false' });
  }
}
