import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LightElement } from './light-element.ts';
import { shortInstant } from './instants.ts';
import type { TimelineEntry } from './timeline-entry.ts';
import './xs-icon.ts';
import './xs-timeline.css';

/** What happened, the latest first. */
@customElement('xs-timeline')
export class XsTimeline extends LightElement {
  @property({ attribute: false }) entries: readonly TimelineEntry[] = [];

  protected override render(): TemplateResult {
    return html`<ol>${this.entries.map(entryOf)}</ol>`;
  }
}

function entryOf({ look, who, what, reason, at }: TimelineEntry): TemplateResult {
  return html`<li>
    <span class="mark ${look.tone}"><xs-icon name=${look.icon} size="14"></xs-icon></span>
    <span class="what"><b>${who}</b> ${what}</span>
    <time datetime=${at}>${shortInstant(at)}</time>
    ${reason === null ? nothing : html`<span class="reason">${reason}</span>`}
  </li>`;
}
