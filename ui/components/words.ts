import { findMessage, type MessageParams } from '../../workflows/shared/messages/index.ts';
import { currentLocale } from '../i18n/locale.ts';

/** The sentence of a key that is composed at run time; `fallback` when a newer server names something unknown here. */
export function wordOf(key: string, fallback: string, params: MessageParams = {}): string {
  return findMessage(currentLocale(), key, params) ?? fallback;
}

/** What a kind of task is about: `registrationReview.employer` → 用人单位注册. */
export function subjectOf(kind: string): string {
  const [flowId = '', subject = ''] = kind.split('.');
  return wordOf(`flows.${flowId}.subject.${subject}`, kind);
}

/** What stands above the inbox of a kind of task, or of what is near its deadline. */
export function inboxTitleOf(kind: string | null): string {
  const [flowId = '', inbox = ''] = (kind ?? '').split('.');
  return wordOf(`review.inbox.title.${kind ?? 'near'}`, wordOf(`flows.${flowId}.inbox.${inbox}`, wordOf('review.inbox.title', '')));
}

/** What happened to a case: in the words of its flow where it has its own. */
export function edgeWord(flowId: string, edge: string): string {
  return wordOf(`flows.${flowId}.edge.${edge}`, wordOf(`flows.edge.${edge}`, edge));
}
