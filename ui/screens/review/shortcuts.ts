import { DECISION_VERBS, type DecisionVerb, RETURN_CODES, type ReturnCode } from '../../../workflows/shared/flow.ts';

/** What a key does on the review screen. */
export type Shortcut = 'next' | 'previous' | Choice | 'help';

/** What can be decided: by a verb, or that it came to the wrong unit. */
export const CHOICES = [...DECISION_VERBS, ...RETURN_CODES] as const;

export type Choice = DecisionVerb | ReturnCode;

const BY_KEY: ReadonlyMap<string, Shortcut> = new Map([
  ['j', 'next'], ['k', 'previous'], ['a', 'approve'], ['r', 'return'], ['x', 'reject'], ['w', 'wrong-unit'], ['?', 'help'],
]);

/** The part of a keyboard event that decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'repeat'>;

/**
 * What a key press asks for, or null. Keys with a modifier belong to the browser; a key held down moves, but decides once.
 */
export function shortcutOf(press: KeyPress): Shortcut | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null;
  const shortcut = BY_KEY.get(press.key.toLowerCase()) ?? null;
  const decides = CHOICES.some((choice) => choice === shortcut);
  return decides && press.repeat ? null : shortcut;
}

/** True when keys belong to what has the focus: somebody types there, or a dialog is open. */
export function isTaken(path: readonly EventTarget[]): boolean {
  return path.some((target) => target instanceof HTMLElement
    && (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select, dialog, [role="dialog"], [role="alertdialog"], [role="menu"]')));
}
