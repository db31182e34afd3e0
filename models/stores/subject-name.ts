import type { CaseKind, TaskKind } from '../../workflows/flows/index.ts';
import { creditHourReview } from '../../workflows/flows/credit-hour-review/definition.ts';
import { maskName } from '../../workflows/shared/mask.ts';

/** Kinds of cases and of their tasks that are about a person. */
const OF_PERSONS: readonly string[] = [
  'registrationReview.professional', 'changeReview.title', 'changeReview.identity', 'changeReview.person', 'personnelTransfer.person', 'personnelTransfer.out', 'personnelTransfer.in',
] satisfies readonly (CaseKind | TaskKind)[];

/** Whether a case or task of this kind is about a person, whose name is not for everybody, and not about an organization. */
export function isAboutPerson(kind: string): boolean {
  return OF_PERSONS.includes(kind) || kind.startsWith(`${creditHourReview.id}.`);
}

/** What a reviewer reads of whom a case is about: the name of an organization whole, of a person masked as in his form. */
export function shownSubjectName(kind: string, name: string): string {
  return isAboutPerson(kind) ? maskName(name) : name;
}
