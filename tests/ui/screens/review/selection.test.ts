import { describe, expect, it } from '@jest/globals';
import { Selection } from '../../../../ui/screens/review/selection.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];

function selection(...ticked: readonly string[]): Selection {
  const made = new Selection(() => {});
  for (const each of ticked) made.toggle(each);
  return made;
}

const idsOf = ({ ids }: Selection): string => [...ids].join('');

describe('a selection', () => {
  it('takes a row in and out', () => {
    const made = selection('b', 'd', 'b');
    expect(idsOf(made)).toBe('d');
  });

  it('reaches from the row that was ticked last, down or up', () => {
    const made = selection('c');
    made.extendTo('e', ORDER);
    expect(idsOf(made)).toBe('cde');
    made.extendTo('a', ORDER);
    expect([...made.ids].toSorted().join('')).toBe('abcde');
  });

  it('begins a range at its end when nothing was ticked before', () => {
    const made = selection();
    made.extendTo('b', ORDER);
    expect(idsOf(made)).toBe('b');
  });

  it('forgets rows that have left the list', () => {
    const made = selection('a', 'c');
    made.keep(['b', 'c']);
    expect(idsOf(made)).toBe('c');
  });

  it('is gone through until nothing of it is left', () => {
    const made = selection('a', 'c');
    made.walk();
    expect(made.isWalking).toBe(true);
    made.keep(['b', 'c']);
    expect(made.isWalking).toBe(true);
    made.keep(['b']);
    expect(made.isWalking).toBe(false);
    made.walk();
    expect(made.isWalking).toBe(false);
  });

  it('of everything that matches takes in whatever is fetched later, until a tick is taken away', () => {
    const made = selection('a', 'b');
    made.selectAllMatching(['a', 'b']);
    made.keep(['a', 'b', 'c']);
    expect([made.isAll, idsOf(made), made.has('z')]).toEqual([true, 'abc', true]);
    made.toggle('b');
    expect([made.isAll, idsOf(made), made.has('z')]).toEqual([false, 'ac', false]);
  });

  it('of everything that matches ends when nothing matches any more, or it is cleared', () => {
    const made = selection('a');
    made.selectAllMatching(['a']);
    made.keep([]);
    expect(made.isAll).toBe(false);
    made.selectAllMatching(['a']);
    made.clear();
    expect([made.isAll, made.has('a')]).toEqual([false, false]);
  });
});
