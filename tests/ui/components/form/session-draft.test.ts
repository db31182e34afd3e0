import { describe, expect, it } from '@jest/globals';
import { type DraftStorage, SessionDraft } from '../../../../ui/components/form/session-draft.ts';

function storage(initial: Readonly<Record<string, string>> = {}): DraftStorage {
  const texts = new Map(Object.entries(initial));
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => { texts.set(key, text); },
    removeItem: (key) => { texts.delete(key); },
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

describe('a draft', () => {
  it('comes back until it is cleared', () => {
    const kept = storage();
    new SessionDraft('opinion', isText, kept).write('材料不全');
    const draft = new SessionDraft('opinion', isText, kept);
    expect(draft.read()).toBe('材料不全');
    draft.clear();
    expect(draft.read()).toBeNull();
  });

  it('is none when it is broken or of another shape', () => {
    const kept = storage({ 'xs-draft:a': '{', 'xs-draft:b': '{"old":1}' });
    expect(['a', 'b'].map((key) => new SessionDraft(key, isText, kept).read())).toEqual([null, null]);
  });

  it('breaks nothing where storage is full', () => {
    const full = { ...storage(), setItem: () => { throw new DOMException('full', 'QuotaExceededError'); } };
    expect(() => { new SessionDraft('a', isText, full).write('x'); }).not.toThrow();
  });
});
