import { type AddingEdge, APPLICANT_VERBS } from '../../../workflows/shared/flow.ts';
import type { Look } from '../../components/looks.ts';
import type { TimelineEntry } from '../../components/timeline-entry.ts';
import { edgeWord, wordOf } from '../../components/words.ts';
import { say } from '../../i18n/locale.ts';
import type { CaseView } from './review-types.ts';

/** Edges that every flow has; an edge of one flow alone looks like something that happened. */
const LOOKS: Readonly<Record<string, Look>> = {
  submit: { icon: 'file-text', tone: 'mute' },
  open: { icon: 'bell', tone: 'mute' },
  unassigned: { icon: 'clock', tone: 'warn' },
  approve: { icon: 'circle-check', tone: 'ok' },
  return: { icon: 'undo', tone: 'warn' },
  returnWrongUnit: { icon: 'undo', tone: 'warn' },
  reject: { icon: 'circle-x', tone: 'bad' },
  resubmit: { icon: 'file-pen', tone: 'mute' },
  withdraw: { icon: 'circle-slash', tone: 'mute' },
  remind: { icon: 'alarm-clock', tone: 'warn' },
  escalate: { icon: 'trending-up', tone: 'warn' },
  overdue: { icon: 'alarm-clock', tone: 'bad' },
  lapse: { icon: 'timer-off', tone: 'mute' },
  claim: { icon: 'user', tone: 'mute' },
  release: { icon: 'user', tone: 'mute' },
  transfer: { icon: 'users', tone: 'mute' },
  addBefore: { icon: 'users', tone: 'info' },
  addAfter: { icon: 'users', tone: 'info' },
  consent: { icon: 'circle-check', tone: 'ok' },
  urge: { icon: 'bell', tone: 'warn' },
  comment: { icon: 'message', tone: 'info' },
  internalComment: { icon: 'message', tone: 'mute' },
  copy: { icon: 'mail', tone: 'mute' },
  void: { icon: 'ban', tone: 'mute' },
  revoke: { icon: 'undo', tone: 'bad' },
};
/** Edges that an applicant without an account takes; the others without an actor the system takes. */
const BY_APPLICANT: readonly string[] = ['submit', ...APPLICANT_VERBS, 'urge', 'comment'];
/** Edges that name somebody who is asked, not to whom something is given. */
const ASKING: readonly string[] = ['addBefore', 'addAfter'] satisfies readonly AddingEdge[];
const OTHER: Look = { icon: 'circle-dashed', tone: 'mute' };

/** What happened to a case, in words. */
export function timelineEntries({ flowId, timeline }: Pick<CaseView, 'flowId' | 'timeline'>): TimelineEntry[] {
  return timeline.map(({ id, edge, actorName, behalfName, organizationName, targetName, reason, recognizedHours, coveredSteps, passedOver, at }) => {
    const word = recognizedHours === null ? edgeWord(flowId, edge) : say('review.event.recognized', { event: edgeWord(flowId, edge), hours: recognizedHours });
    const decided = coveredSteps.length === 0
      ? word : say('review.event.covered', { event: word, steps: coveredSteps.map((step) => wordOf(`flows.${flowId}.step.${step}`, step)).join('、') });
    const opened = passedOver ? say('review.event.passedOver', { event: decided }) : decided;
    const event = targetName === null ? opened : say(ASKING.includes(edge) ? 'desk.event.asked' : 'desk.event.to', { event: opened, name: targetName });
    return {
      id, at, reason, look: LOOKS[edge] ?? OTHER,
      who: nameOf(actorName, behalfName) ?? say(BY_APPLICANT.includes(edge) ? 'review.case.applicant' : 'review.case.system'),
      what: organizationName === null ? event : say('review.case.event', { event, organization: organizationName }),
    };
  });
}

/** Who acted, and for whom where he stood in for a colleague. */
function nameOf(name: string | null, absent: string | null): string | null {
  return name === null || absent === null ? name : say('substitutes.event', { name, absent });
}
