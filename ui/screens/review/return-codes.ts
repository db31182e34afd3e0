import { stepsOf, type TaskKind } from '../../../workflows/flows/index.ts';
import type { ReturnCode } from '../../../workflows/shared/flow.ts';

/** The codes with which tasks of a kind can be returned at some step. */
export function returnCodesOf(kind: TaskKind): ReturnCode[] {
  return stepsOf(kind).flatMap(({ returnCodes = [] }) => returnCodes);
}
