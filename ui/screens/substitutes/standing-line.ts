import { html, nothing, type TemplateResult } from 'lit';
import '../../components/xs-icon.ts';
import type { Workbench } from '../../controllers/workbench-controller.ts';
import { say } from '../../i18n/locale.ts';
import './standing-line.css';

/** For whom one also decides today, and until when; nothing where there is nobody. */
export function standingLine(workbench: Pick<Workbench, 'standsInFor'> | null): TemplateResult | typeof nothing {
  const standsInFor = workbench?.standsInFor ?? [];
  if (standsInFor.length === 0) return nothing;
  return html`<p class="standing-in"><xs-icon name="users" size="14"></xs-icon>
    ${standsInFor.map(({ name, until }) => html`<span>${say('substitutes.standing', { name, until })}</span>`)}</p>`;
}
