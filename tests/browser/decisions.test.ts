import { describe, expect, it } from '@jest/globals';
import type { Page, Request } from 'playwright-core';
import { type Locale, type MessageKey, type MessageParams, translate } from '../../workflows/shared/messages/index.ts';
import { PROBLEMS } from '../../workflows/shared/problems.ts';
import { shortInstant } from '../../ui/components/instants.ts';
import { useBrowser } from '../setup/browser.ts';
import { DemoInbox, type WaitingCase } from '../support/demo-inbox.ts';
import { waitUntil } from '../support/installation.ts';
import { everywhere, inspect, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
const inbox = new DemoInbox(browser.url, { department: '青岛市教育局', divisionCode: '370202' });
const DECISIONS = '**/api/cases/*/decisions';
const REASON = '材料与证照不一致，请核对后重新提交';

/** A reviewer who has a case open, as far as these tests speak of him. */
class Desk {
  readonly page: Page;
  readonly #locale: Locale;
  readonly #place: 0 | 1;

  constructor(page: Page, locale: Locale, place: 0 | 1) {
    this.page = page;
    this.#locale = locale;
    this.#place = place;
  }

  say(key: MessageKey, params?: MessageParams): string {
    return translate(this.#locale, key, params);
  }

  async open({ caseId, name }: WaitingCase): Promise<void> {
    await inbox.signIn(this.page, this.#place, `/reviews/employers/${caseId}`);
    await this.seesCase({ name });
    await this.page.locator('xs-inbox a[aria-current]').waitFor();
  }

  /** Waits until the case is the one on the screen. */
  async seesCase({ name }: Pick<WaitingCase, 'name'>): Promise<void> {
    await this.page.locator('xs-case:not([inert]) h2', { hasText: name }).waitFor();
  }

  async sees(sentence: string): Promise<void> {
    await this.page.getByText(sentence, { exact: false }).first().waitFor();
  }

  /** Waits until the list has no row of the case. */
  async listsNot({ caseId }: WaitingCase): Promise<void> {
    await this.page.locator(`xs-inbox a[href$="${caseId}"]`).waitFor({ state: 'detached' });
  }

  get reason() {
    return this.page.locator('xs-decision-bar textarea');
  }

  /** A button of the bar that decides. */
  button(key: MessageKey) {
    return this.page.locator('xs-decision-bar').getByRole('button', { name: this.say(key), exact: true });
  }

  async reject(): Promise<void> {
    await this.button('review.decision.reject').click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: this.say('review.decision.reject') }).click();
  }
}

async function deskOf(locale: Locale, place: 0 | 1 = 0): Promise<Desk> {
  return new Desk(await browser.newPage({ viewport: VIEWPORTS.wide, locale }), locale, place);
}

const keyOf = (request: Request): string => request.headers()['idempotency-key'] ?? '';
const UNDER_WAY = { status: 202, contentType: 'application/json', body: JSON.stringify({ status: 'in_progress' }) };
/** A refusal as the API answers it. */
const refusal = (desk: Desk, code: 'temporal-unavailable' | 'stale') => {
  const status = PROBLEMS[code];
  return {
    status, contentType: 'application/problem+json',
    body: JSON.stringify({ type: `/problems/${code}`, code, status, instance: 'test', title: desk.say(`problems.${code}`), detail: desk.say(`problems.${code}.detail`) }),
  };
};

describe('a decision on a screen', () => {
  it('that is answered 202 is asked for, and then shown as done', async () => {
    const [first, second] = await inbox.receive('甲学校', '乙学校');
    if (first === undefined || second === undefined) throw new Error('Nothing was received');
    const desk = await deskOf('en');
    const { page } = desk;
    await desk.open(first);
    let isDone = false;
    // What the server answers when eight seconds were not enough; the decision itself is a real one.
    await page.route(DECISIONS, async (route) => {
      await route.fetch();
      await route.fulfill(UNDER_WAY);
    });
    await page.route('**/api/decisions/*', (route) => (isDone ? route.continue() : route.fulfill(UNDER_WAY)));
    await desk.button('review.decision.approve').click();
    await desk.sees(desk.say('review.decision.inProgress'));
    await page.waitForResponse('**/api/decisions/*');
    expect(page.url()).toContain(first.caseId);
    isDone = true;
    await desk.sees(desk.say('review.decision.applied.approve', { name: first.name }));
    await desk.seesCase(second);
    await desk.listsNot(first);
    await page.getByRole('button', { name: desk.say('review.inbox.closed') }).click();
    await page.locator(`xs-inbox a[href$="${first.caseId}"]`).getByText(desk.say('flows.verb.approve')).waitFor();
  });

  it('that comes too late says who decided what and when, and the next case is one step away', async () => {
    const [first, second] = await inbox.receive('丙学校', '丁学校');
    if (first === undefined || second === undefined) throw new Error('Nothing was received');
    const [slow, fast] = [await deskOf('zh-CN'), await deskOf('en', 1)];
    await slow.open(first);
    await fast.open(first);
    await fast.button('review.decision.approve').click();
    await fast.seesCase(second);

    await slow.reason.fill(REASON);
    await slow.reject();
    const { timeline: [last] } = await (await slow.page.request.get(`/api/cases/${first.caseId}`)).json();
    await slow.sees(slow.say('review.decision.stale', {
      name: inbox.reviewerName(1), at: shortInstant(last.at), verb: slow.say('review.decision.verb.approve'),
    }));
    await slow.sees(slow.say('review.decision.stale.kept'));
    await slow.sees(slow.say('review.decision.closed'));
    await slow.listsNot(first);
    await slow.button('review.case.next').click();
    await slow.seesCase(second);
  });

  it('that cannot be made is not made, says so, keeps the reason, and is made once when tried again', async () => {
    const [first] = await inbox.receive('戊学校');
    if (first === undefined) throw new Error('Nothing was received');
    const desk = await deskOf('en');
    const { page } = desk;
    await desk.open(first);
    const keys: string[] = [];
    await page.route(DECISIONS, (route) => {
      keys.push(keyOf(route.request()));
      return route.fulfill(refusal(desk, 'temporal-unavailable'));
    });
    await desk.reason.fill(REASON);
    await desk.reject();
    await desk.sees(desk.say('review.decision.nothingDecided', { title: desk.say('problems.temporal-unavailable') }));
    await desk.sees(desk.say('problems.temporal-unavailable.detail'));
    expect(await desk.reason.inputValue()).toBe(REASON);
    await Promise.all([page.waitForResponse(DECISIONS), desk.button('review.decision.retry').click()]);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    await page.reload();
    await desk.seesCase(first);
    expect(await desk.reason.inputValue()).toBe(REASON);
    await page.unroute(DECISIONS);
    await desk.reject();
    await desk.sees(desk.say('review.decision.applied.reject', { name: first.name }));
    const { timeline: [last], outcome } = await (await page.request.get(`/api/cases/${first.caseId}`)).json();
    expect([outcome, last.reason]).toEqual(['rejected', REASON]);
  });
});

describe('a decision whose page is left at once', () => {
  it('is made all the same, though it had not reached the server', async () => {
    const [first] = await inbox.receive('壬学校');
    if (first === undefined) throw new Error('Nothing was received');
    const desk = await deskOf('zh-CN');
    const { page } = desk;
    await desk.open(first);
    await page.evaluate(occupyConnections);
    await Promise.all([page.waitForRequest(DECISIONS), desk.button('review.decision.approve').click()]);
    await page.goto('about:blank');
    await waitUntil('The decision stands', 20_000, async () => (await (await page.request.get(`/api/cases/${first.caseId}`)).json()).outcome === 'approved');
  });
});

/** A browser has six connections to a server at once; what is sent now waits for one of them. */
async function occupyConnections(): Promise<void> {
  await new Promise<void>((resolve) => {
    let open = 0;
    for (let each = 0; each < 6; each += 1) {
      void fetch('/api/events').then(() => {
        open += 1;
        // One is the page's own.
        if (open === 5) resolve();
      });
    }
  });
}

describe('a decision whose answer comes while another case is on the screen', () => {
  it('is told of all the same when it does not stand', async () => {
    const [first, second] = await inbox.receive('己学校', '庚学校');
    if (first === undefined || second === undefined) throw new Error('Nothing was received');
    const desk = await deskOf('zh-CN');
    await desk.open(first);
    let isAnswered = false;
    await desk.page.route(DECISIONS, (route) => route.fulfill(UNDER_WAY));
    await desk.page.route('**/api/decisions/*', (route) => route.fulfill(isAnswered ? refusal(desk, 'stale') : UNDER_WAY));
    await desk.button('review.decision.approve').click();
    await desk.sees(desk.say('review.decision.inProgress'));
    await desk.page.keyboard.press('j');
    await desk.seesCase(second);
    isAnswered = true;
    await desk.sees(desk.say('review.decision.elsewhere', { name: first.name, sentence: desk.say('review.decision.stale.unknown') }));
    expect(desk.page.url()).toContain(second.caseId);
  });
});

describe('the question before a rejection', () => {
  it('is whole and accessible in each language and width, and leaves everything as it was when it is declined', async () => {
    const [first] = await inbox.receive('辛学校');
    if (first === undefined) throw new Error('Nothing was received');
    const desk = await deskOf('zh-CN');
    const { page } = desk;
    const faults = watch(page, browser.url);
    await desk.open(first);
    await desk.reason.fill(REASON);
    await desk.button('review.decision.reject').click();
    await everywhere(page, async (locale, how) => {
      const dialog = page.getByRole('alertdialog', { name: translate(locale, 'review.decision.confirmReject', { name: first.name }) });
      for (const text of [REASON, translate(locale, 'review.decision.confirmReject.text')]) await dialog.getByText(text).waitFor();
      await inspect(page, how);
    });
    await page.getByRole('alertdialog').getByRole('button', { name: desk.say('common.cancel') }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
    expect(await desk.reason.inputValue()).toBe(REASON);
    expect((await (await page.request.get(`/api/cases/${first.caseId}`)).json()).status).toBe('reviewing');
    expect(faults).toEqual([]);
  });
});
