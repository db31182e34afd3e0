import { describe, expect, it } from '@jest/globals';
import { type KeyPress, shortcutOf } from '../../../../ui/screens/review/shortcuts.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, repeat: false, ...more };
}

describe('keys of the review screen', () => {
  it('mean the same in both cases of a letter', () => {
    expect(['j', 'K', 'a', 'X', 'W', '?', 'q'].map((key) => shortcutOf(press(key)))).toEqual(['next', 'previous', 'approve', 'reject', 'wrong-unit', 'help', null]);
  });

  it('belong to the browser with a modifier, and to the input method while it composes', () => {
    expect([
      press('a', { ctrlKey: true }), press('a', { metaKey: true }), press('j', { altKey: true }), press('x', { isComposing: true }),
    ].map(shortcutOf)).toEqual([null, null, null, null]);
  });

  it('held down go on moving, but decide once', () => {
    expect(['j', 'a', 'x', 'w'].map((key) => shortcutOf(press(key, { repeat: true })))).toEqual(['next', null, null, null]);
  });
});
