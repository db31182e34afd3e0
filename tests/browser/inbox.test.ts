import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { type MessageKey, type MessageParams, translate } from '../../workflows/shared/messages/index.ts';
import { useBrowser } from '../setup/browser.ts';
import { DemoInbox, type WaitingCase } from '../support/demo-inbox.ts';
import { inspect, VIEWPORTS } from '../support/pages.ts';

const browser = useBrowser();
const inbox = new DemoInbox(browser.url, { department: '济南市教育局', divisionCode: '370103' });
const REASON = '材料与证照不一致，请核对后重新提交';
const LIST = '/reviews/employers';

const say = (key: MessageKey, params?: MessageParams): string => translate('zh-CN', key, params);

/** A page of the screens, opened by a reviewer. */
async function deskAt(path: string, place: 0 | 1 = 0, viewport: { readonly width: number; readonly height: number } = VIEWPORTS.wide): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await inbox.signIn(page, place, path);
  return page;
}

const rowOf = (page: Page, name: string): Locator => page.locator('xs-inbox li', { hasText: name });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const countOn = (page: Page): Locator => page.locator('xs-inbox .tab[aria-pressed=true] .number');
const ticked = (page: Page): Locator => page.locator('xs-inbox li input:checked');
const labelOf = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.closest('li')?.querySelector('.text')?.textContent ?? null);

async function foot(locator: Locator): Promise<number> {
  const { y, height } = await locator.boundingBox() ?? { y: NaN, height: NaN };
  return y + height;
}

function first(received: readonly WaitingCase[], place = 0): WaitingCase {
  const found = received[place];
  if (found === undefined) throw new Error('Nothing was received');
  return found;
}

describe('two reviewers of one office', () => {
  it('see the counts and the list of the other fall and grow without loading anything again', async () => {
    const received = await inbox.receive('活计数一小', '活计数二小');
    const far = await deskAt('/workbench', 1);
    const cell = far.locator('xs-workbench .cell > b').first();
    await cell.waitFor();
    const before = Number(await cell.textContent());
    const list = await deskAt(LIST, 1);
    await rowOf(list, '活计数一小').waitFor();
    const near = await deskAt(`${LIST}/${first(received).caseId}`);
    await near.locator('xs-case:not([inert]) h2').waitFor();

    let polls = 0;
    await far.route('**/api/workbench', (route) => { polls += 1; return route.continue(); });
    await near.keyboard.press('a');
    await near.getByText(say('review.decision.applied.approve', { name: '活计数一小' })).waitFor();
    await rowOf(list, '活计数一小').waitFor({ state: 'detached', timeout: 5_000 });
    await far.waitForFunction((count) => document.querySelector('xs-workbench .cell > b')?.textContent === String(count), before - 1, { timeout: 5_000 });
    expect(await countOn(list).textContent()).toBe(String(before - 1));
    expect(polls).toBeLessThanOrEqual(3);
    await inbox.receive('活计数三小');
    await rowOf(list, '活计数三小').waitFor({ timeout: 5_000 });
  });

  it('are told that something is new where rows would jump under the pointer', async () => {
    const received = await inbox.receive('指针一小', '指针二小');
    const far = await deskAt(LIST, 1);
    await rowOf(far, '指针二小').hover();
    await inbox.reject(first(received), REASON);
    const news = button(far, say('review.inbox.news'));
    await news.waitFor();
    await rowOf(far, '指针一小').waitFor();
    await news.click();
    await rowOf(far, '指针一小').waitFor({ state: 'detached' });
    await news.waitFor({ state: 'detached' });
  });
});

describe('the list', () => {
  it('is narrowed, ordered and ticked with the keyboard, and the address keeps the conditions', async () => {
    await inbox.receive('键选一小', '键选二小', '键选三小');
    const page = await deskAt(LIST);
    const { keyboard } = page;
    await rowOf(page, '键选三小').waitFor();
    await page.locator('xs-inbox .chip', { hasText: say('review.inbox.passedOnly') }).focus();
    await keyboard.press('Enter');
    await page.waitForURL('**/reviews/employers?checks=passed');
    await page.locator('xs-inbox .sort').focus();
    await keyboard.press('Enter');
    await page.waitForURL('**/reviews/employers?checks=passed&sort=-due');
    await page.locator('xs-inbox a.row').first().waitFor();
    await page.locator('xs-inbox a.row').first().focus();
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    const third = await labelOf(page);
    await keyboard.press('Shift+Space');
    expect(await ticked(page).count()).toBe(3);
    await page.getByText(say('review.selection.count', { count: 3 })).waitFor();
    await page.getByText(say('review.selection.allPassed')).waitFor();
    await button(page, say('review.selection.walk')).focus();
    await keyboard.press('Enter');
    await page.waitForURL(/\/reviews\/employers\/[0-9a-f-]+\?checks=passed&sort=-due$/);
    await keyboard.press('j');
    await keyboard.press('j');
    await page.locator('xs-case:not([inert]) h2', { hasText: third ?? '' }).waitFor();
    expect(await page.locator('nav.pager').getByRole('button', { name: say('review.case.next') }).isDisabled()).toBe(true);
    await inspect(page);
    await page.reload();
    await page.locator('xs-inbox .chip[aria-pressed=true]', { hasText: say('review.inbox.passedOnly') }).waitFor();
  });

  it('says under which conditions nothing was found, and is searched without the name in the address', async () => {
    const received = await inbox.receive('查找实验小学');
    const page = await deskAt(LIST);
    await rowOf(page, '查找实验小学').waitFor();
    await button(page, say('review.inbox.filters')).click();
    await page.getByLabel(say('review.inbox.filter.text')).fill('查找实验');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('xs-inbox li[data-case]').length === 1);
    expect(page.url()).not.toContain(encodeURIComponent('查找'));
    await rowOf(page, '查找实验小学').locator('a').click();
    await page.locator('xs-case:not([inert]) h2', { hasText: '查找实验小学' }).waitFor();
    expect(page.url()).toContain(first(received).caseId);
    expect(await page.locator('xs-inbox li[data-case]').count()).toBe(1);
    await page.getByLabel(say('review.inbox.filter.text')).fill('没有这样的单位');
    await page.keyboard.press('Enter');
    await page.getByText(say('review.inbox.empty.conditions', { conditions: say('review.inbox.chip.text', { text: '没有这样的单位' }) })).waitFor();
    await inspect(page);
    await button(page, say('review.inbox.clearFilter')).click();
    await rowOf(page, '查找实验小学').waitFor();
  });

  it('of what is near its deadline is reached from the workbench, and stays so when conditions are cleared', async () => {
    const page = await deskAt('/workbench');
    await page.getByRole('link', { name: say('account.workbench.near.all'), exact: true }).click();
    await page.waitForURL('**/reviews/near');
    await page.getByRole('heading', { level: 1, name: say('review.inbox.title.near') }).waitFor();
    await page.getByText(say('account.workbench.near.empty')).waitFor();
    await page.locator('xs-inbox .chip', { hasText: say('review.inbox.passedOnly') }).click();
    await page.waitForURL('**/reviews/near?checks=passed');
    await button(page, say('review.inbox.clearFilter')).click();
    await page.waitForURL('**/reviews/near');
    await page.getByText(say('account.workbench.near.empty')).waitFor();
  });
});

describe('the record of a closed case', () => {
  it('is voided with a reason, and says that nothing is undone', async () => {
    const received = await inbox.receive('作废实验小学');
    await inbox.reject(first(received), REASON);
    const page = await deskAt(`${LIST}/${first(received).caseId}?state=closed`);
    await button(page, say('review.record.void')).click();
    const dialog = page.getByRole('alertdialog', { name: say('review.record.void.title', { name: '作废实验小学' }) });
    await dialog.getByText(say('review.record.void.text')).waitFor();
    await dialog.getByRole('button', { name: say('review.record.void') }).click();
    await dialog.getByText(say('review.record.void.missing')).waitFor();
    await dialog.locator('textarea').fill('重复提交的申请记录');
    await inspect(page);
    await dialog.getByRole('button', { name: say('review.record.void') }).click();
    await page.getByText(say('review.record.voided', { name: '作废实验小学' })).waitFor();
    await page.locator('.case-head xs-status', { hasText: say('flows.status.voided') }).waitFor();
    await rowOf(page, '作废实验小学').getByText(say('flows.status.voided')).waitFor();
    await button(page, say('review.record.void')).waitFor({ state: 'detached' });
    const { timeline: [last] } = await (await page.request.get(`/api/cases/${first(received).caseId}`)).json();
    expect(last).toMatchObject({ edge: 'void', reason: '重复提交的申请记录' });
  });

  it('is hidden from one\'s own list and put back', async () => {
    const received = await inbox.receive('隐藏一小', '隐藏二小');
    for (const each of received) await inbox.reject(each, REASON);
    const page = await deskAt(`${LIST}?state=closed`);
    for (const { name } of received) await rowOf(page, name).locator('input').check();
    await button(page, say('review.selection.hide', { count: 2 })).click();
    await page.getByText(say('review.record.hidden', { count: 2 })).waitFor();
    for (const viewport of [VIEWPORTS.phone, VIEWPORTS.wide]) {
      await page.setViewportSize(viewport);
      expect(await foot(page.locator('vaadin-notification-card'))).toBeLessThanOrEqual(await foot(page.locator('xs-top-bar')));
    }
    for (const { name } of received) await rowOf(page, name).waitFor({ state: 'detached' });
    await button(page, say('review.record.undo')).click();
    await rowOf(page, '隐藏一小').waitFor();
    await rowOf(page, '隐藏二小').locator('a').click();
    await button(page, say('review.record.hide')).click();
    await rowOf(page, '隐藏二小').waitFor({ state: 'detached' });
    await page.locator('xs-inbox .chip', { hasText: say('review.inbox.chip.hidden') }).click();
    await rowOf(page, '隐藏二小').locator('input').check();
    await button(page, say('review.selection.show', { count: 1 })).click();
    await rowOf(page, '隐藏二小').waitFor({ state: 'detached' });
  });
});

describe('a reason that is given often', () => {
  it('is chosen with the keyboard, changed, and sent', async () => {
    const received = await inbox.receive('理由实验小学');
    const { caseId, name } = first(received);
    const page = await deskAt(`${LIST}/${caseId}`, 0, VIEWPORTS.phone);
    await page.locator('xs-case:not([inert]) h2', { hasText: name }).waitFor();
    const field = page.locator('xs-decision-bar textarea');
    await field.focus();
    await page.keyboard.press('Alt+ArrowDown');
    const menu = page.getByRole('menu', { name: say('review.reasons.open') });
    await menu.waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem');
    await inspect(page);
    await page.keyboard.press('ArrowDown');
    const text = (await page.locator('[role=menuitem]:focus').textContent())?.trim() ?? '';
    await page.keyboard.press('Enter');
    await menu.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe(text);
    await page.keyboard.press('End');
    await page.keyboard.type('。');
    await page.locator('xs-decision-bar').getByRole('button', { name: say('review.decision.return') }).click();
    await page.getByText(say('review.decision.applied.return', { name })).waitFor();
    const { timeline: [last], status } = await (await page.request.get(`/api/cases/${caseId}`)).json();
    expect([status, last.reason]).toEqual(['returned', `${text}。`]);
  });
});
