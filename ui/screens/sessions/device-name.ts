const BROWSERS = [['Edg', 'Edge'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari']] as const;
const SYSTEMS = [
  ['Windows', 'Windows'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Android', 'Android'], ['Mac OS X', 'macOS'], ['Linux', 'Linux'],
] as const;

/** What a browser says of itself, in the words people use. */
export interface Device {
  /** `Chrome · Windows`, or what the browser sent when that is neither known. */
  readonly name: string;
  readonly isPhone: boolean;
}

/** Reads a User-Agent header: the first that fits, because each browser claims to be several. */
export function deviceOf(userAgent: string): Device {
  const nameIn = (names: readonly (readonly [string, string])[]): string | undefined => names.find(([mark]) => userAgent.includes(mark))?.[1];
  const name = [nameIn(BROWSERS), nameIn(SYSTEMS)].filter((part) => part !== undefined).join(' · ');
  return { name: name || userAgent || '–', isPhone: /Mobile|Android|iPhone/.test(userAgent) };
}
