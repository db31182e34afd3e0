import { isAddingEdge, isDeskEdge, type Picture, type Way } from './picture.ts';

/** One event of a case on a picture; the edge is null where it was not recorded, and only the places are known. */
export interface Walked {
  readonly edge: string | null;
  /** Null before the first event. */
  readonly from: string | null;
  readonly to: string;
}

/** A way and how often it was taken. */
export interface WayWalked extends Way {
  readonly times: number;
}

/** What of a recorded path has no way in the picture, in words that name the edge; nothing for a path that can be walked. */
export function faultsOf({ places, ways }: Picture, path: readonly Walked[]): string[] {
  return path.filter(({ edge, from, to }) => {
    if (edge === null) return from !== to && !isReachable(ways, from, to);
    if (isDeskEdge(edge)) return from !== to || !places.some(({ id }) => id === to);
    if (isAddingEdge(edge)) return from !== to || !places.some(({ id, kind }) => id === to && kind === 'step');
    return !ways.some((way) => way.edge === edge && way.from === from && way.to === to);
  }).map(nameOfWay);
}

/** The ways that nobody has walked, in words that name the edge. */
export function neverWalked({ ways }: Picture, walked: readonly Walked[]): string[] {
  const known = new Set(walked.map(nameOfWay));
  return ways.map(nameOfWay).filter((name) => !known.has(name));
}

/** A picture with the loops of its steps to which a reviewer was added, where a path has taken them; of a case without, the picture itself. */
export function withDetours(picture: Picture, path: readonly Walked[]): Picture {
  const known = new Set(picture.ways.map(nameOfWay));
  const detours = new Map<string, Way>();
  for (const { edge, from, to } of path) {
    if (edge === null || from !== to || !isAddingEdge(edge)) continue;
    const name = nameOfWay({ edge, from, to });
    if (!known.has(name)) detours.set(name, { edge, from, to });
  }
  return detours.size === 0 ? picture : { ...picture, ways: [...picture.ways, ...detours.values()] };
}

/** The ways of a picture with how often a path has taken them; what was done around the case is left out. */
export function countWays({ ways }: Picture, path: readonly Walked[]): WayWalked[] {
  return ways.map((way) => ({ ...way, times: path.filter((walked) => nameOfWay(walked) === nameOfWay(way)).length }));
}

/** A way in words, for example `approve: review → approved`. */
export function nameOfWay({ edge, from, to }: Walked): string {
  return `${edge ?? '?'}: ${from ?? '·'} → ${to}`;
}

/** Whether ways lead from one place to another. */
function isReachable(ways: readonly Way[], from: string | null, to: string): boolean {
  const reached = new Set([from]);
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const way of ways) if (reached.has(way.from)) reached.add(way.to);
  }
  return reached.has(to);
}
