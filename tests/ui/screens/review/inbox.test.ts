import { beforeEach, describe, expect, it } from '@jest/globals';
import { Inbox, mergeTop } from '../../../../ui/screens/review/inbox.ts';
import type { InboxQuery } from '../../../../ui/screens/review/inbox-query.ts';
import type { TaskPage } from '../../../../ui/screens/review/review-types.ts';
import { numbersOf, pageOf } from './task-rows.ts';

const QUERY: InboxQuery = { kind: 'registrationReview.employer', state: 'open', sort: 'due', filter: {}, text: '' };

describe('the top of a list that is fetched again', () => {
  it('replaces everything when there is nothing beyond', () => {
    expect(mergeTop(pageOf([1, 2, 3], 'after3'), pageOf([2, 4]))).toEqual(pageOf([2, 4]));
  });

  it('keeps the rows below its last one, and their cursor', () => {
    const merged = mergeTop(pageOf([1, 2, 3, 4, 5], 'after5'), pageOf([2, 3], 'after3'));
    expect(numbersOf(merged.items)).toBe('2 3 4 5');
    expect(merged.nextCursor).toBe('after5');
  });

  it('forgets what lies below when it is unknown where that begins', () => {
    expect(mergeTop(pageOf([1, 2, 3], 'after3'), pageOf([8, 9], 'after9'))).toEqual(pageOf([8, 9], 'after9'));
  });
});

describe('an inbox', () => {
  let answers: (() => Promise<TaskPage>)[];
  let asked: { cursor: string | null; limit: number }[];
  let inbox: Inbox;

  beforeEach(() => {
    answers = [];
    asked = [];
    inbox = new Inbox({
      listTasks(_query, page) {
        asked.push(page);
        return answers.shift()?.() ?? Promise.reject(new Error('not expected'));
      },
    }, () => {});
  });

  function willAnswer(...pages: readonly TaskPage[]): void {
    answers.push(...pages.map((page) => () => Promise.resolve(page)));
  }

  it('appends pages, and no row twice', async () => {
    willAnswer(pageOf([1, 2], 'after2'), pageOf([2, 3]));
    await inbox.show(QUERY);
    expect(inbox.hasMore).toBe(true);
    await inbox.more();
    expect(numbersOf(inbox.items)).toBe('1 2 3');
    expect(inbox.hasMore).toBe(false);
    expect(asked.map(({ cursor }) => cursor)).toEqual([null, 'after2']);
  });

  it('says when the first page is missing, and gets it on another attempt', async () => {
    answers.push(() => Promise.reject(new Error('offline')));
    await inbox.show(QUERY);
    expect(inbox.state).toBe('failed');
    willAnswer(pageOf([1]));
    await inbox.show(QUERY);
    expect(inbox.state).toBe('ready');
  });

  it('keeps its rows when a refresh fails', async () => {
    willAnswer(pageOf([1, 2]));
    await inbox.show(QUERY);
    answers.push(() => Promise.reject(new Error('offline')));
    await inbox.refresh();
    expect([inbox.state, numbersOf(inbox.items), inbox.problem]).toEqual(['ready', '1 2', new Error('offline')]);
    willAnswer(pageOf([2]));
    await inbox.refresh();
    expect([numbersOf(inbox.items), inbox.problem]).toEqual(['2', null]);
  });

  it('drops the answer to a query that is no longer asked', async () => {
    let arrive: (page: TaskPage) => void = () => {};
    answers.push(() => new Promise((resolve) => { arrive = resolve; }));
    const slow = inbox.show(QUERY);
    willAnswer(pageOf([7]));
    await inbox.show({ ...QUERY, state: 'closed' });
    arrive(pageOf([1, 2]));
    await slow;
    expect(numbersOf(inbox.items)).toBe('7');
  });

  it('leads from case to case, and stays when the last one is decided', async () => {
    willAnswer(pageOf([1, 2, 3]));
    await inbox.show(QUERY);
    expect([inbox.neighbor('c1', 1), inbox.neighbor('c1', -1), inbox.neighbor('c3', 1)]).toEqual(['c2', null, null]);
    expect(inbox.neighbor(null, 1)).toBe('c1');
    expect([inbox.after('c1'), inbox.after('c3')]).toEqual(['c2', 'c2']);
    inbox.remove('c1');
    inbox.remove('c2');
    expect(inbox.after('c3')).toBeNull();
  });

  it('keeps the place of a case that others decided while it was read', async () => {
    willAnswer(pageOf([1, 2, 3, 4]), pageOf([1, 4, 5]), pageOf([4, 5]), pageOf([3, 4, 5]));
    await inbox.show(QUERY);
    await inbox.refresh();
    expect([inbox.neighbor('c3', -1), inbox.neighbor('c3', 1), inbox.after('c3')]).toEqual(['c1', 'c4', 'c4']);
    await inbox.refresh();
    expect([inbox.neighbor('c3', -1), inbox.neighbor('c3', 1)]).toEqual([null, 'c4']);
    inbox.remove('c5');
    expect([inbox.neighbor('c5', 1), inbox.after('c5')]).toEqual([null, 'c4']);
    await inbox.refresh();
    expect([inbox.neighbor('c3', 1), inbox.neighbor('c9', 1)]).toEqual(['c4', 'c3']);
  });
});

describe('what others change in a list', () => {
  let pages: TaskPage[];
  let inbox: Inbox;

  beforeEach(async () => {
    pages = [pageOf([1, 2, 3])];
    inbox = new Inbox({ listTasks: async () => pages.shift() ?? pageOf([]) }, () => {});
    await inbox.show(QUERY);
  });

  it('is shown at once where nobody is about to press a row', async () => {
    pages.push(pageOf([2, 3]));
    await inbox.follow(false);
    expect([numbersOf(inbox.items), inbox.hasNews]).toEqual(['2 3', false]);
  });

  it('waits where rows would jump under a pointer, until it is taken or the list is refreshed', async () => {
    pages.push(pageOf([2, 3]), pageOf([3]));
    await inbox.follow(true);
    expect([numbersOf(inbox.items), inbox.hasNews]).toEqual(['1 2 3', true]);
    inbox.takeNews();
    expect([numbersOf(inbox.items), inbox.hasNews]).toEqual(['2 3', false]);
    await inbox.refresh();
    expect(numbersOf(inbox.items)).toBe('3');
  });

  it('never waits when it is only added at the end', async () => {
    pages.push(pageOf([1, 2, 3, 4]));
    await inbox.follow(true);
    expect([numbersOf(inbox.items), inbox.hasNews]).toEqual(['1 2 3 4', false]);
  });

  it('leads through a part of the list alone', () => {
    const isMeant = (caseId: string): boolean => caseId !== 'c2';
    expect([inbox.neighbor('c1', 1, isMeant), inbox.neighbor('c3', -1, isMeant), inbox.after('c3', isMeant)]).toEqual(['c3', 'c1', 'c1']);
    expect(inbox.neighbor('c1', 1, (caseId) => caseId === 'c1')).toBeNull();
  });
});
