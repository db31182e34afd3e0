import { dayOf } from '../../../workflows/shared/time.ts';
import { say } from '../../i18n/locale.ts';
import type { CaseView } from './review-types.ts';

/** The case that another was copied from. */
export type CopiedFrom = NonNullable<CaseView['copiedFrom']>;

/** What stands before and after the number of the case that another was copied from; how it ended only for whom it may be read. */
export function wordsOfSource({ source }: CopiedFrom): readonly [before: string, after: string] {
  const { outcome = null, closedAt = null } = source ?? {};
  const sentence = outcome === null || closedAt === null
    ? say('review.case.copiedFrom.number', { number: '*' })
    : say('review.case.copiedFrom', { number: '*', outcome: say(`flows.status.${outcome}`), day: dayOf(closedAt) });
  const [before = '', after = ''] = sentence.split('*');
  return [before, after];
}
