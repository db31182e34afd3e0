export interface Match<Route> {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The first route whose path matches, with the values of its parameters; null when none does. */
export function matchPath<Route extends { readonly path: string }>(routes: readonly Route[], path: string): Match<Route> | null {
  const segments = segmentsOf(path);
  for (const route of routes) {
    const pattern = segmentsOf(route.path);
    const fits = pattern.length === segments.length
      && pattern.every((part, index) => part.startsWith(':') || part === segments[index]);
    if (!fits) continue;
    const params = pattern.flatMap((part, index) => (part.startsWith(':') ? [[part.slice(1), decode(segments[index] ?? '')] as const] : []));
    return { route, params: Object.fromEntries(params) };
  }
  return null;
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
