import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CheckResultKind, CheckTally } from '../../workflows/shared/checks.ts';
import { say } from '../i18n/locale.ts';
import { LightElement } from './light-element.ts';
import { LOOKS } from './looks.ts';
import './xs-icon.ts';
import './xs-status.css';

const KINDS = ['failed', 'warning', 'passed'] as const satisfies readonly CheckResultKind[];

/** How checks ended. In a list it names the worst only; with `full` it counts every kind. */
@customElement('xs-tally')
export class XsTally extends LightElement {
  @property({ attribute: false }) tally: CheckTally = { failed: 0, warning: 0, passed: 0 };
  @property({ type: Boolean, reflect: true }) full = false;

  protected override render(): readonly TemplateResult[] {
    const present = KINDS.filter((kind) => this.tally[kind] > 0);
    if (this.full) return present.map((kind) => count(kind, `${say(`review.checks.${kind}`)} ${this.tally[kind]}`));
    return present.slice(0, 1).map((kind) => count(kind, say(`review.tally.${kind}`, { count: this.tally[kind] })));
  }
}

function count(kind: CheckResultKind, word: string): TemplateResult {
  const { icon, tone } = LOOKS[kind];
  return html`<span class="count ${tone}"><xs-icon name=${icon} size="14"></xs-icon><span>${word}</span></span>`;
}
