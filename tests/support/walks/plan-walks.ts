import { isLoop, type Picture, type Way } from '../../../workflows/shared/picture/picture.ts';
import type { Walked } from '../../../workflows/shared/picture/walk.ts';

/**
 * Walks through a picture that together take every way: each begins with the submission and ends where a case ends. At a place
 * what happens there comes first (of that what asks for a case that was not escalated yet), then a way that was not taken yet, then the nearest one to such a way.
 */
export function planWalks({ ways, places }: Picture): Way[][] {
  const left = new Set(ways);
  const ends = new Set(places.filter(({ kind }) => kind === 'outcome').map(({ id }) => id));
  const walks: Way[][] = [];
  while (left.size > 0) {
    const size = left.size;
    const walk: Way[] = [];
    for (let at: string | null = null; ;) {
      const here: Way[] = ways.filter(({ from }) => from === at);
      const way: Way | undefined = here.find((one) => left.has(one) && one.edge === 'reroute') ?? here.find((one) => left.has(one) && isLoop(one)) ?? here.find((one) => left.has(one))
        ?? nearest(ways, at, ({ to }) => [...left].some(({ from }) => from === to)) ?? nearest(ways, at, ({ to }) => ends.has(to));
      if (way === undefined) break;
      left.delete(way);
      walk.push(way);
      at = way.to;
    }
    if (left.size === size) throw new RangeError(`No walk takes ${[...left].map(({ edge }) => edge).join(', ')}`);
    walks.push(walk);
  }
  return walks;
}

/** The first of the fewest ways that lead from a place to one that is wanted. */
function nearest(ways: readonly Way[], from: string | null, isWanted: (way: Way) => boolean): Way | undefined {
  const seen = new Set([from]);
  let front = ways.filter((way) => way.from === from && !isLoop(way)).map((way) => ({ first: way, last: way }));
  while (front.length > 0) {
    const found = front.find(({ last }) => isWanted(last));
    if (found !== undefined) return found.first;
    for (const { last } of front) seen.add(last.to);
    front = front.flatMap(({ first, last }) => ways.filter((way) => way.from === last.to && !seen.has(way.to)).map((way) => ({ first, last: way })));
  }
  return undefined;
}

/** A path as it is kept: edges with the places they lead to. */
export function pathText(path: readonly Walked[]): string {
  return path.map(({ edge, to }) => `${edge ?? '?'}:${to}`).join(' ');
}

/** The path that was kept as text. */
export function readPath(text: string): Walked[] {
  const events = text.split(' ').map((event) => event.split(':'));
  return events.map(([edge = '', to = ''], place) => ({ edge, from: events[place - 1]?.[1] ?? null, to }));
}
