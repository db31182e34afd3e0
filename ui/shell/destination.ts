import { type Match, matchPath } from './match.ts';

/** Where an address leads: to a screen, or on to another address. `remember` is to be opened after signing in. */
export type Destination<Screen> =
  | { readonly kind: 'show'; readonly match: Match<Screen> }
  | { readonly kind: 'redirect'; readonly to: '/' | 'remembered'; readonly remember: string | null };

export interface Visit<Screen> {
  readonly screens: readonly Screen[];
  readonly notFound: Screen;
  readonly isSignedIn: boolean;
  readonly mayOpen: (screen: Screen) => boolean;
}

/** Judges an address, `path` with its `search`, for whoever visits it. */
export function destinationOf<Screen extends { readonly path: string; readonly isPublic?: true }>(
  { path, search }: { readonly path: string; readonly search: string }, { screens, notFound, isSignedIn, mayOpen }: Visit<Screen>,
): Destination<Screen> {
  if (path === '/' && isSignedIn) return { kind: 'redirect', to: 'remembered', remember: null };
  const found = matchPath(screens, path);
  if (found !== null && found.route.isPublic !== true && !isSignedIn) {
    return { kind: 'redirect', to: '/', remember: path + search };
  }
  return { kind: 'show', match: found === null || !mayOpen(found.route) ? { route: notFound, params: {} } : found };
}
