import { definitionOf, flows, isFlowId, taskKindOf } from '../../workflows/flows/index.ts';
import { maskName } from '../../workflows/shared/mask.ts';

/** Kinds of cases and of their tasks that are about a person. */
const OF_PERSONS: ReadonlySet<string> = new Set(Object.keys(flows).filter(isFlowId).flatMap((flowId) =>
  Object.entries(definitionOf(flowId).subjects).filter(([, { about }]) => about === 'person').flatMap(([name, { steps }]) =>
    [`${flowId}.${name}`, ...steps.map((step) => taskKindOf(flowId, name, step))])));

/** Whether a case or task of this kind is about a person, whose name is not for everybody, and not about an organization. */
export function isAboutPerson(kind: string): boolean {
  return OF_PERSONS.has(kind);
}

/** What a reviewer reads of whom a case is about: the name of an organization whole, of a person masked as in his form. */
export function shownSubjectName(kind: string, name: string): string {
  return isAboutPerson(kind) ? maskName(name) : name;
}
