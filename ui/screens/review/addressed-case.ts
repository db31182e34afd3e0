/**
 * The id of the case that the address names below the path of its list, or null. It is ahead of the one on the screen, so
 * that keys pressed quickly one after the other each move on.
 */
export function addressedCase(path: string): string | null {
  const below = `${path}/`;
  return location.pathname.startsWith(below) ? location.pathname.slice(below.length) : null;
}
