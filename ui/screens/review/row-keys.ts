import type { Selection } from './selection.ts';

/** A click or key that ticks rows; true when it was one. `order` are the ids of the rows from top to bottom. */
export function tickByEvent(event: MouseEvent | KeyboardEvent, selection: Selection, order: readonly string[]): boolean {
  const caseId = caseOf(event);
  if (caseId === null) return false;
  if (event.shiftKey) selection.extendTo(caseId, order);
  else selection.toggle(caseId);
  return true;
}

/** Moves the cursor to the row above or below; true when the key asked for that. */
export function moveByKey(event: KeyboardEvent): boolean {
  const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' } as const;
  const direction = event.key === 'ArrowDown' || event.key === 'ArrowUp' ? step[event.key] : null;
  const item = itemOf(event);
  if (direction === null || item === null) return false;
  item[direction]?.querySelector<HTMLElement>('a.row')?.focus();
  return true;
}

/** The case of the row in which something happened. */
export function caseOf(event: Event): string | null {
  return itemOf(event)?.dataset.case ?? null;
}

function itemOf({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('li[data-case]') : null;
}
