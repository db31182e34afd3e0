import { formWords } from '../../components/form/form-words.ts';
import type { ShownFile } from '../../components/attachments/shown-file.ts';
import type { CaseView } from './review-types.ts';

/** The files of a case in the order of its form, then those that a later round has replaced. */
export function caseFiles({ id: caseId, flowId, form, attachments }: Pick<CaseView, 'id' | 'flowId' | 'form' | 'attachments'>): ShownFile[] {
  const words = formWords(flowId);
  const present = Object.values(form).flatMap((value): string[] => [value].flat().filter((one) => typeof one === 'string'));
  const placeOf = (id: string): number => (present.includes(id) ? present.indexOf(id) : present.length);
  return attachments.toSorted((one, other) => placeOf(one.id) - placeOf(other.id)).map(({ field, ...file }) => ({
    ...file, label: words.label(field), url: `/api/cases/${caseId}/attachments/${file.id}`, isEarlier: !present.includes(file.id),
  }));
}
