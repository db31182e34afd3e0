import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CheckResult, CheckResultKind } from '../../workflows/shared/checks.ts';
import { say } from '../i18n/locale.ts';
import { LightElement } from './light-element.ts';
import { wordOf } from './words.ts';
import './xs-icon.ts';
import './xs-status.ts';
import './xs-checks.css';

/** What checks found: failed first, then warnings, each with its reason; passed ones by name in two columns. */
@customElement('xs-checks')
export class XsChecks extends LightElement {
  @property({ attribute: false }) checks: readonly CheckResult[] = [];

  protected override render(): TemplateResult {
    const of = (kind: CheckResultKind): readonly CheckResult[] => this.checks.filter(({ result }) => result === kind);
    const found = [...of('failed'), ...of('warning')];
    const fine = of('passed');
    return html`
      ${found.length === 0 ? nothing : html`<ul class="found">${found.map(finding)}</ul>`}
      ${fine.length === 0 ? nothing : html`<ul class="fine" aria-label=${say('review.checks.passed')}>${fine.map(passed)}</ul>`}`;
  }
}

function finding({ name, result, params }: CheckResult): TemplateResult {
  const word = result === 'failed' ? say('review.checks.failed') : say('review.checks.warning');
  return html`<li>
    <xs-status look=${result} word=${word}></xs-status>
    <span class="text">
      <span>${nameOf(name)}</span>
      <span class="reason">${wordOf(`checks.${name}.${result}`, '', params)}</span>
    </span>
  </li>`;
}

function passed({ name }: CheckResult): TemplateResult {
  return html`<li><xs-icon name="circle-check" size="14"></xs-icon><span>${nameOf(name)}</span></li>`;
}

function nameOf(name: string): string {
  return wordOf(`checks.${name}`, name);
}
