/** Moves the cursor within a menu by arrows, Home and End. True when the key was one of them. */
export function moveInMenu({ key }: KeyboardEvent, items: readonly HTMLElement[]): boolean {
  const present = items.findIndex((item) => item === document.activeElement);
  const to = { ArrowDown: present + 1, ArrowUp: present - 1, Home: 0, End: -1 }[key];
  if (to === undefined) return false;
  items.at(to % items.length)?.focus();
  return true;
}
