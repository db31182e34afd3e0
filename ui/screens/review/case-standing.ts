import { DESK_EDGES } from '../../../workflows/shared/flow.ts';
import { shortInstant } from '../../components/instants.ts';
import { edgeWord } from '../../components/words.ts';
import { say } from '../../i18n/locale.ts';
import type { CaseView } from './review-types.ts';
import { dueOf } from './step-items.ts';

/** Part of the line under the title; a deadline that is near or past is colored. */
export interface StandingPart {
  readonly text: string;
  readonly kind?: 'late' | 'today' | 'later';
}

type Standing = Pick<CaseView, 'flowId' | 'status' | 'outcome' | 'steps' | 'timeline' | 'voidedAt' | 'holder'>;

/** Who holds a case now and until when, or how and when it ended; at an instant, ISO 8601. */
export function caseStanding(view: Standing, now: string): StandingPart[] {
  const { outcome, voidedAt } = view;
  if (outcome !== null) return [ended(view, now), ...(voidedAt === null ? [] : [{ text: say('review.case.standing.voided', { at: shortInstant(voidedAt, now) }) }])];
  return waiting(view, now);
}

function waiting({ status, steps, holder }: Standing, now: string): StandingPart[] {
  const current = steps.filter(({ state }) => state === 'current');
  const [present] = current;
  if (present === undefined) return [{ text: say('review.case.standing.received') }];
  const due = present.dueAt === null ? [] : [dueOf(present.dueAt, now)];
  // Two sides may decide at the same time.
  const holders = [...new Set(current.map((step) => step.holder ?? ''))].join('、');
  if (status !== 'returned') return [{ text: say('review.case.standing.held', { holder: holders }) }, ...due, ...claimed(holder)];
  return [
    { text: say('review.case.standing.mend') },
    ...due.map(({ kind, text }) => ({ kind, text: say('review.case.standing.mendUntil', { due: text }) })),
  ];
}

/** Who of its reviewers has claimed it. */
function claimed(holder: Standing['holder']): StandingPart[] {
  return holder === null ? [] : [{ text: holder.isOneself ? say('desk.holder.mine') : say('desk.holder.other', { name: holder.name }) }];
}

/** What is done with a case that has ended, and does not end it. */
const AFTERWARDS: readonly string[] = ['void', ...DESK_EDGES];

/** The event that closed the case is the latest one, but for what was done afterwards. */
function ended({ flowId, timeline }: Standing, now: string): StandingPart {
  const last = timeline.find(({ edge }) => !AFTERWARDS.includes(edge));
  if (last === undefined) return { text: '' };
  const event = edgeWord(flowId, last.edge);
  return { text: `${say('review.case.standing.closed', { at: shortInstant(last.at, now) })} · ${event}` };
}
