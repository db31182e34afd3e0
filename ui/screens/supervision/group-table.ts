import { html, type TemplateResult } from 'lit';
import { shortInstant } from '../../components/instants.ts';
import { subjectOf, wordOf } from '../../components/words.ts';
import { say } from '../../i18n/locale.ts';
import type { Summary } from './xs-supervision.ts';

type Group = Summary['groups'][number];

/** A step in the words of its flow. */
export function stepWord(kind: string, step: string): string {
  const [flowId = ''] = kind.split('.');
  return step === 'returned' ? say('supervision.returned') : wordOf(`flows.${flowId}.step.${step}`, step);
}

/** What waits, by kind and step, with how long it has waited; a step that people decide can be chosen. */
export function groupTable(groups: readonly Group[], choose: (group: Group) => void): TemplateResult {
  const column = (name: 'kind' | 'step' | 'open' | 'overdue' | 'escalated' | 'age' | 'oldest'): TemplateResult =>
    html`<th scope="col" class=${name}>${say(`supervision.column.${name}`)}</th>`;
  return html`<table class="ledger groups"><thead><tr>${column('kind')} ${column('step')} ${column('open')} ${column('overdue')} ${column('escalated')}
      ${column('age')} ${column('oldest')}</tr></thead>
    <tbody>${groups.map((group) => html`<tr>
      <td class="kind">${subjectOf(group.kind)}</td><td class="step">${group.step === 'returned' ? stepWord(group.kind, group.step)
        : html`<button type="button" class="link" @click=${() => { choose(group); }}>${stepWord(group.kind, group.step)}</button>`}</td>
      <td class="open">${group.open}</td><td class="overdue ${group.overdue > 0 ? 'bad' : ''}">${group.overdue}</td><td class="escalated">${group.escalated}</td>
      <td class="age">${ageBar(group)}</td><td class="oldest"><time datetime=${group.oldestAt}>${shortInstant(group.oldestAt)}</time></td></tr>`)}</tbody></table>
    <p class="legend muted">${(['young', 'middle', 'old'] as const).map((age) => html`<span><i class=${age} aria-hidden="true"></i>${say(`supervision.age.${age}`)}</span>`)}</p>`;
}

function ageBar({ ages: { young, middle, old } }: Group): TemplateResult {
  const part = (name: string, number: number): TemplateResult | string => (number === 0 ? '' : html`<i class=${name} style="flex-grow: ${number}">${number}</i>`);
  return html`<span class="bar" role="img" aria-label=${say('supervision.age.label', { young, middle, old })}>${part('young', young)}${part('middle', middle)}${part('old', old)}</span>`;
}
