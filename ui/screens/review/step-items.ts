import { dayOf } from '../../../workflows/shared/time.ts';
import { dueState, shortDay } from '../../components/due-state.ts';
import { shortInstant } from '../../components/instants.ts';
import type { StepItem } from '../../components/step-item.ts';
import { wordOf } from '../../components/words.ts';
import { say } from '../../i18n/locale.ts';
import type { CaseView } from './review-types.ts';

type StepView = CaseView['steps'][number];

/** The steps of a case as they are shown at an instant. */
export function stepItems(view: Pick<CaseView, 'kind' | 'steps' | 'outcome'>, now: string): StepItem[] {
  return view.steps.map((step) => ({
    title: titleOf(view.kind, step.name),
    state: step.state,
    note: noteOf(step, view.outcome),
    ...(step.dueAt === null ? {} : { due: dueOf(step.dueAt, now) }),
  }));
}

/** The name of a step where the subject has its own, else that of the flow, else that of every flow. */
function titleOf(kind: string, name: string): string {
  const [flowId = ''] = kind.split('.');
  return wordOf(`flows.${kind}.step.${name}`, wordOf(`flows.${flowId}.step.${name}`, wordOf(`flows.step.${name}`, name)));
}

function noteOf({ name, state, holder, at }: StepView, outcome: CaseView['outcome']): string {
  if (state === 'waiting') return name === 'effect' && outcome === null ? say('review.case.step.afterApproval') : holder ?? '';
  const parts = [holder ?? '', state !== 'current' && at !== null ? shortInstant(at) : ''];
  return parts.filter((part) => part !== '').join(' · ');
}

/** A deadline in words, and how near it is. */
export function dueOf(dueAt: string, now: string): NonNullable<StepItem['due']> {
  const { kind, day, days } = dueState(dueAt, now);
  const text = {
    late: () => say('review.case.step.dueLate', { days }),
    today: () => say('review.case.step.dueToday'),
    later: () => say('review.case.step.dueOn', { day: shortDay(day, dayOf(now)) }),
  }[kind]();
  return { kind, text };
}
