import type { OpenCaseVocabulary } from '../../models/stores/open-case-vocabulary.ts';
import { flows } from '../../workflows/flows/index.ts';
import { DESK_EDGES, type FlowDefinition } from '../../workflows/shared/flow.ts';

/** The definitions of this release, by flow id. */
export const DEFINITIONS: Readonly<Record<string, FlowDefinition>> = flows;

/** What an open case depends on and the new definitions do not have: histories do not know steps and edges, rows do. Null when there is nothing. */
export function unknownNames(
  { flowId, subject, step, chain, edges }: Pick<OpenCaseVocabulary, 'flowId' | 'subject' | 'step' | 'chain' | 'edges'>,
  definitions = DEFINITIONS,
): string | null {
  const definition = definitions[flowId];
  if (definition === undefined) return `the new code has no flow ${flowId}`;
  const steps = definition.subjects[subject]?.steps.map(({ name }) => name);
  if (steps === undefined) return `the new definition of ${flowId} has no subject ${subject}`;
  const missingStep = [...step === null ? [] : [step], ...chain ?? []].find((name) => !steps.includes(name));
  if (missingStep !== undefined) return `the new definition of ${flowId}.${subject} has no step ${missingStep}`;
  const known = [...definition.edges, ...DESK_EDGES];
  const missingEdge = edges.find((edge) => !known.includes(edge));
  return missingEdge === undefined ? null : `the new definition of ${flowId} has no edge ${missingEdge}`;
}
