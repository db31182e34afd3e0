import { html, nothing, type TemplateResult } from 'lit';
import { briefInstant, shortInstant } from '../../components/instants.ts';
import '../../components/xs-due.ts';
import '../../components/xs-status.ts';
import '../../components/xs-tally.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { currentSession } from '../../shell/session.ts';
import type { DecisionVerb } from '../../../workflows/shared/flow.ts';
import type { LookName } from '../../components/looks.ts';
import { wordOf } from '../../components/words.ts';
import type { InboxSort } from './inbox-query.ts';
import type { TaskRow } from './review-types.ts';

const LOOK_OF = { approve: 'approved', return: 'returned', reject: 'rejected' } as const satisfies Record<DecisionVerb, LookName>;
const LOOK_WITHOUT_DECISION = {
  decided: 'approved', rerouted: 'rerouted', withdrawn: 'withdrawn', lapsed: 'lapsed', escalated: 'escalated', overtaken: 'rerouted',
  deferred: 'rerouted',
} as const satisfies Record<NonNullable<TaskRow['closeReason']>, LookName>;

/** How a row stands in its list. */
export interface RowPlace {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly sort: InboxSort;
  /** ISO 8601. */
  readonly now: string;
}

/** One case in an inbox: what it is about, and then either checks and deadline or what became of it. */
export function inboxRow(row: TaskRow, { href, isCurrent, isSelected, sort, now }: RowPlace): TemplateResult {
  const { caseId, subjectName, round, checks, dueAt, openedAt, escalated, isAdded, closedAt } = row;
  return html`<li class=${isCurrent ? 'current' : ''} data-case=${caseId}>
    <label class="tick"><input type="checkbox" .checked=${isSelected} aria-label=${say('review.inbox.select', { name: subjectName })}></label>
    <a class="row" href=${href} aria-current=${isCurrent ? 'true' : nothing}>
      <span class="name">
        <span class="who"><span class="text" title=${subjectName}>${subjectName}</span><span class="place">${placeOf(row)}</span></span>
        ${escalated && closedAt === null ? html`<span class="round warn">${say('review.case.escalated')}</span>` : nothing}
        ${isAdded ? html`<span class="round">${say('desk.row.added')}</span>` : nothing}
        ${holderOf(row)}
        ${round > 1 ? html`<span class="round">${say('review.inbox.round', { round })}</span>` : nothing}
      </span>
      ${closedAt === null
        ? html`<xs-tally .tally=${checks}></xs-tally>
          ${sort.endsWith('opened')
            ? html`<span class="at" title=${shortInstant(openedAt, now)}>${briefInstant(openedAt, now)}</span>`
            : html`<xs-due due-at=${dueAt}></xs-due>`}`
        : html`${outcomeOf(row)}<span class="at" title=${row.decision?.deciderName ?? nothing}>${shortInstant(closedAt, now)}</span>`}
    </a></li>`;
}

/** What tells cases of one name apart: of a person his unit, of an organization its division. */
function placeOf({ unitName, division }: TaskRow): string {
  return unitName ?? division?.[currentLocale() === 'en' ? 'nameEn' : 'name'] ?? '';
}

/** Who has claimed it: one's own stands out. */
function holderOf({ holder }: TaskRow): TemplateResult | typeof nothing {
  if (holder === null) return nothing;
  const isMine = holder.membershipId === currentSession()?.membership?.id;
  return html`<span class="round ${isMine ? 'mine' : ''}" title=${say('desk.row.title', { name: holder.name })}>${isMine ? say('desk.row.mine') : holder.name}</span>`;
}

function outcomeOf({ decision, closeReason, isVoid }: TaskRow): TemplateResult {
  if (isVoid) return html`<xs-status look="voided" word=${say('flows.status.voided')}></xs-status>`;
  if (decision !== null) return html`<xs-status look=${LOOK_OF[decision.verb]} word=${say(`flows.verb.${decision.verb}`)}></xs-status>`;
  const reason = closeReason ?? 'decided';
  return html`<xs-status look=${LOOK_WITHOUT_DECISION[reason]} word=${wordOf(`review.inbox.closed.${reason}`, reason)}></xs-status>`;
}
