import { html, nothing, type TemplateResult } from 'lit';
import { shortInstant } from '../../components/instants.ts';
import '../../components/xs-due.ts';
import '../../components/xs-status.ts';
import '../../components/xs-tally.ts';
import { say } from '../../i18n/locale.ts';
import type { DecisionVerb } from '../../../workflows/shared/flow.ts';
import type { LookName } from '../../components/looks.ts';
import type { TaskRow } from './review-types.ts';

const LOOK_OF = { approve: 'approved', return: 'returned', reject: 'rejected' } as const satisfies Record<DecisionVerb, LookName>;

/** How a row stands in its list. */
export interface RowPlace {
  readonly href: string;
  readonly isCurrent: boolean;
  /** ISO 8601. */
  readonly now: string;
}

/** One case in an inbox: what it is about, and then either checks and deadline or what was decided. */
export function inboxRow({ subjectName, round, checks, dueAt, decision }: TaskRow, { href, isCurrent, now }: RowPlace): TemplateResult {
  return html`<li><a class="row" href=${href} aria-current=${isCurrent ? 'true' : nothing}>
    <span class="name">
      <span class="text" title=${subjectName}>${subjectName}</span>
      ${round > 1 ? html`<span class="round">${say('review.inbox.round', { round })}</span>` : nothing}
    </span>
    ${decision === null
      ? html`<xs-tally .tally=${checks}></xs-tally><xs-due due-at=${dueAt}></xs-due>`
      : html`<xs-status look=${LOOK_OF[decision.verb]} word=${say(`flows.verb.${decision.verb}`)}></xs-status>
        <span class="at" title=${decision.deciderName}>${shortInstant(decision.decidedAt, now)}</span>`}
  </a></li>`;
}
