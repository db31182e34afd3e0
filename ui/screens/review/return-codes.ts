import { definitionOf, isFlowId, type TaskKind } from '../../../workflows/flows/index.ts';
import type { ReturnCode } from '../../../workflows/shared/flow.ts';

/** The codes with which cases of a kind can be returned at some step. */
export function returnCodesOf(kind: TaskKind): ReturnCode[] {
  const [flowId = '', subject = ''] = kind.split('.');
  const steps = isFlowId(flowId) ? definitionOf(flowId).subjects[subject]?.steps ?? [] : [];
  return steps.flatMap(({ returnCodes = [] }) => returnCodes);
}
