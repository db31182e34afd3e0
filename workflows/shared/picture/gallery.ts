import { definitionOf, type FlowId, flows, isFlowId } from '../../flows/index.ts';
import type { SubjectDefinition } from '../flow.ts';
import { DEFAULT_HOUR_RULES } from '../hours/rules.ts';
import { type Picture, pictureOf } from './picture.ts';

/** A picture with all subjects whose cases it shows. */
export interface GalleryPicture {
  /** `<flowId>.<subject>`, or the steps of the chain in the place of the subject where many share one picture. */
  readonly name: string;
  readonly flowId: FlowId;
  readonly subjects: readonly string[];
  /** Names of the steps that its cases go through; null for all. */
  readonly chain: readonly string[] | null;
  readonly picture: Picture;
}

/** Chains of the rules where a division has none of its own, and that of an appeal (docs/rules.md, "Hours"). */
const CHAINS: Readonly<Partial<Record<FlowId, readonly (readonly string[])[]>>> = {
  creditHourReview: [...distinctChains(), ['appeal']],
};

/** The pictures of all flows: one of each subject; of subjects that share a definition one for each chain. */
export function gallery(): GalleryPicture[] {
  return Object.keys(flows).filter(isFlowId).flatMap((flowId) => groupSubjects(flowId).flatMap(({ subject, names: [first = '', ...others] }) =>
    (CHAINS[flowId] ?? [null]).map((chain) => ({
      name: `${flowId}.${chain?.join('-') ?? first}`, flowId, subjects: [first, ...others], chain, picture: pictureOf(subject, chain),
    }))));
}

/** The subjects of a flow, those of one definition together. */
function groupSubjects(flowId: FlowId): { subject: SubjectDefinition; names: string[] }[] {
  const groups = new Map<SubjectDefinition, string[]>();
  for (const [name, subject] of Object.entries(definitionOf(flowId).subjects)) groups.set(subject, [...groups.get(subject) ?? [], name]);
  return [...groups].map(([subject, names]) => ({ subject, names }));
}

function distinctChains(): (readonly string[])[] {
  return [...new Map(Object.values(DEFAULT_HOUR_RULES.reviewChains).map((chain) => [chain.join('-'), chain])).values()];
}
