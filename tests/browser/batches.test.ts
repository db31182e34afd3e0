import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { type MessageKey, type MessageParams, translate } from '../../workflows/shared/messages/index.ts';
import { useBrowser } from '../setup/browser.ts';
import { DemoInbox } from '../support/demo-inbox.ts';
import { follow, inspect, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
const inbox = new DemoInbox(browser.url, { department: '山东省卫生健康委员会', divisionCode: '370103' });
const REASON = '上传的材料模糊不清，请重新扫描';
const LIST = '/reviews/employers';

const say = (key: MessageKey, params?: MessageParams): string => translate('zh-CN', key, params);
const button = (place: Page | Locator, name: string): Locator => place.getByRole('button', { name, exact: true });
const rowOf = (page: Page, name: string): Locator => page.locator('xs-inbox li', { hasText: name });
const dialogOf = (page: Page): Locator => page.locator('xs-batch-dialog dialog');
const receiptOf = (page: Page, name: string): Locator => page.locator('.receipts tbody tr', { hasText: name });

async function deskAt(path: string, place: 0 | 1 = 0, viewport: { readonly width: number; readonly height: number } = VIEWPORTS.wide): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await inbox.signIn(page, place, path);
  return page;
}

/** Waits until the page says that everything is done. */
async function seeDone(page: Page, total: number): Promise<void> {
  await page.getByText(say('batch.progress.text', { done: total, total })).waitFor();
  await page.getByText(say('batch.state.completed'), { exact: true }).first().waitFor();
}

describe('ticked cases', () => {
  it('are returned together: counted, confirmed with a reason, followed, and kept as a workbook', async () => {
    await inbox.receive('批量甲医院', '批量乙医院', '批量丙医院');
    const page = await deskAt(LIST);
    const faults = watch(page, browser.url);
    for (const name of ['批量甲医院', '批量乙医院']) await rowOf(page, name).locator('.tick').click();
    await button(page, say('batch.select.return')).click();
    const dialog = dialogOf(page);
    await dialog.getByText(say('batch.dialog.summary', { count: 2, passed: 2 })).waitFor();
    await inspect(page);
    const confirm = button(dialog, say('batch.dialog.confirm.return', { count: 2 }));
    await confirm.click();
    await dialog.getByText(say('batch.dialog.reason.missing')).waitFor();
    await dialog.locator('textarea').fill(REASON);
    await confirm.click();
    await page.waitForURL('**/batches/*');
    await seeDone(page, 2);
    await page.getByText(REASON).waitFor();
    await receiptOf(page, '批量乙医院').getByText(say('batch.result.applied')).waitFor();
    expect(await page.locator('.receipts tbody tr').count()).toBe(2);
    await inspect(page);

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: say('batch.download') }).click()]);
    expect(download.suggestedFilename()).toMatch(/^batch-.+\.xlsx$/);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(await readFile(await download.path())).buffer);
    const names: unknown[] = [];
    workbook.getWorksheet(say('batch.sheet.receipts'))?.getColumn(3).eachCell((cell) => { names.push(cell.value); });
    expect(names.toSorted()).toEqual([say('batch.column.subject'), '批量乙医院', '批量甲医院'].toSorted());

    await receiptOf(page, '批量甲医院').getByRole('link').click();
    await page.locator('xs-case h2', { hasText: '批量甲医院' }).waitFor();
    await follow(page, '/batches');
    await page.getByRole('link', { name: say('batch.list.count', { verb: say('batch.verb.return'), count: 2 }) }).waitFor();
    await inspect(page);
    await follow(page, LIST);
    await rowOf(page, '批量丙医院').waitFor();
    expect(await rowOf(page, '批量甲医院').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('that a colleague decides meanwhile are not decided again, and the receipt says who was faster', async () => {
    await inbox.receive('先手医院', '后手医院');
    const [mine, theirs] = [await deskAt(LIST, 0, VIEWPORTS.phone), await deskAt(LIST, 1)];
    for (const name of ['先手医院', '后手医院']) await rowOf(mine, name).locator('.tick').click();
    await button(mine, say('batch.select.reject')).click();
    await dialogOf(mine).locator('textarea').fill(REASON);
    await inspect(mine);
    await rowOf(theirs, '先手医院').locator('.tick').click();
    await button(theirs, say('batch.select.return')).click();
    await dialogOf(theirs).locator('textarea').fill(REASON);
    await button(dialogOf(theirs), say('batch.dialog.confirm.return', { count: 1 })).click();
    await theirs.waitForURL('**/batches/*');
    await seeDone(theirs, 1);
    await button(dialogOf(mine), say('batch.dialog.confirm.reject', { count: 2 })).click();
    await mine.waitForURL('**/batches/*');
    await seeDone(mine, 2);
    await mine.locator('.chip', { hasText: say('batch.result.stale') }).click();
    const receipt = receiptOf(mine, '先手医院');
    await receipt.getByText(inbox.reviewerName(1)).waitFor();
    await receiptOf(mine, '后手医院').waitFor({ state: 'detached' });
    expect(await mine.locator('.receipts tbody tr').count()).toBe(1);
    await inspect(mine);
  });
});

describe('everything that matches', () => {
  /** More than a page of the list. */
  const COUNT = 52;
  beforeAll(async () => {
    const names = Array.from({ length: COUNT }, (_, place) => `成批${place + 1}号医院`);
    const parts = Array.from({ length: 4 }, (_, part) => names.filter((_name, place) => place % 4 === part));
    await Promise.all(parts.map((part) => inbox.receive(...part)));
  }, 60_000);

  it('is decided with rows that were never shown, and goes on when the window is closed', async () => {
    const page = await deskAt(LIST);
    await page.locator('xs-inbox .icon-button').first().click();
    await page.locator('xs-inbox-filters input').first().fill('成批');
    await page.keyboard.press('Enter');
    await page.locator('xs-inbox .tab[aria-pressed=true] .number', { hasText: String(COUNT) }).waitFor();
    await page.locator('xs-inbox .columns .tick').click();
    await button(page, say('batch.select.all', { count: COUNT })).click();
    await page.getByText(say('batch.select.isAll', { count: COUNT })).waitFor();
    await button(page, say('batch.select.return')).click();
    await dialogOf(page).getByText(say('batch.dialog.summary', { count: COUNT, passed: COUNT })).waitFor();
    await dialogOf(page).locator('textarea').fill(REASON);
    await button(dialogOf(page), say('batch.dialog.confirm.return', { count: COUNT })).click();
    await page.waitForURL('**/batches/*');
    const address = page.url();
    await page.context().close();
    const again = await deskAt(new URL(address).pathname, 0, VIEWPORTS.phone);
    await seeDone(again, COUNT);
    await button(again, say('common.more')).click();
    await again.locator('.receipts tbody tr').nth(COUNT - 1).waitFor();
    await inspect(again);
  });
});
