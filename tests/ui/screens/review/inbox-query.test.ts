import { describe, expect, it } from '@jest/globals';
import { type InboxQuery, isFiltered, queryOf, searchOf, withFilter, withoutFilter } from '../../../../ui/screens/review/inbox-query.ts';

const KIND = 'registrationReview.employer';
const query = (search: string): InboxQuery => queryOf({ kind: KIND, search, text: '' });

describe('the conditions of a list in the address', () => {
  it.each([
    '', '?due=near', '?checks=passed&rounds=later&escalated=1', '?division=370102&from=2026-11-01&to=2026-11-24&sort=-opened',
    '?state=closed&verb=reject&hidden=1&sort=decided',
  ])('%p lead back to what was asked', (search) => {
    expect(new Set(new URLSearchParams(searchOf(query(search))))).toEqual(new Set(new URLSearchParams(search)));
  });

  it('leave out what the list does not know, and orders of the other state', () => {
    expect(searchOf(query('?due=soon&division=37&from=2026-02-30&sort=-decided&name=x'))).toBe('');
    expect(searchOf(query('?state=closed&sort=due'))).toBe('?state=closed');
  });

  it('never hold what was typed', () => {
    expect(searchOf({ ...query('?due=near'), text: '启明' })).toBe('?due=near');
  });

  it('of every kind begin with what is near its deadline, which is no condition of the person', () => {
    const near = queryOf({ kind: null, search: '', text: '' });
    expect([near.filter, searchOf(near), isFiltered(near)]).toEqual([{ due: 'near' }, '', false]);
    const late = withFilter(near, { due: 'overdue' });
    expect([searchOf(late), isFiltered(late)]).toEqual(['?due=overdue', true]);
    expect([withFilter(late, { due: undefined }), withoutFilter(late)]).toEqual([near, near]);
    expect(queryOf({ kind: null, search: '?state=closed', text: '' }).filter).toEqual({});
  });

  it('are taken in and out one by one, or all at once', () => {
    const narrowed = withFilter(query('?checks=passed'), { due: 'overdue' });
    expect(narrowed.filter).toEqual({ checks: 'passed', due: 'overdue' });
    expect(withFilter(narrowed, { checks: undefined }).filter).toEqual({ due: 'overdue' });
    const cleared = withoutFilter({ ...narrowed, text: '启明' });
    expect([isFiltered(narrowed), isFiltered(cleared), isFiltered({ ...cleared, text: '启明' })]).toEqual([true, false, true]);
  });
});
