import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { administratorIndex, DEMO_PASSWORD, FIRST_PROFESSIONAL, indexOf } from '../../models/seeds/demo/logins.ts';
import { DEMO_ORGANIZATIONS } from '../../models/seeds/demo/organizations.ts';
import { demoPerson } from '../../models/seeds/demo/people.ts';
import { yearOf } from '../../workflows/shared/time.ts';
import { useBrowser } from '../setup/browser.ts';
import { makePdf } from '../support/files.ts';
import { choose, follow, inspect, openSignedIn, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
const YEAR = yearOf(new Date().toISOString());
/** A professional whom no other test names and for whom the demo has no hours; his unit is the sixth. */
const PROFESSIONAL = 37;
const UNITS = DEMO_ORGANIZATIONS.filter(({ kind }) => kind === 'employer');
const UNIT = UNITS[PROFESSIONAL % UNITS.length]?.name ?? '';
const BUREAU = '历下区人力资源和社会保障局';
const TITLE = '数控加工误差补偿方法研究';

async function enter(userType: string, index: number, path: string, viewport: (typeof VIEWPORTS)[keyof typeof VIEWPORTS] = VIEWPORTS.wide): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport });
  const faults = watch(page, browser.url);
  await openSignedIn(page, userType, demoPerson(index).idNumber, DEMO_PASSWORD, path);
  return { page, faults };
}

const administratorOf = (organization: string): number => administratorIndex(indexOf(organization), 0);

async function fill(page: Page, field: string, text: string): Promise<void> {
  await page.locator(`#field-${field} input`).fill(text);
  await page.locator(`#field-${field} input`).blur();
}

/** A file for every field of evidence. */
async function upload(page: Page): Promise<void> {
  for (const field of await page.locator('xs-attachments-field').all()) {
    await field.locator('input[type=file]').setInputFiles({ name: '证明.pdf', mimeType: 'application/pdf', buffer: Buffer.from(makePdf()) });
    await field.locator('li.done').waitFor();
  }
}

describe('a professional', () => {
  it('declares a paper with the hours that the rules give, finds it among his records, and sees what he has of a year', async () => {
    const { page, faults } = await enter('professional', FIRST_PROFESSIONAL + PROFESSIONAL, '/workbench');
    await page.getByRole('link', { name: '学时（分）申报', exact: true }).click();
    await page.locator('.study-forms li').first().waitFor();
    await inspect(page);
    await page.locator('.study-forms-page .search input').fill('论文');
    await page.locator('.study-forms a', { hasText: 'F07' }).click();
    const proposal = page.locator('.proposal');
    await proposal.getByText('填写“本人排名”后计算').waitFor();
    await fill(page, 'rank', '2');
    await proposal.getByText('15 学时', { exact: true }).waitFor();
    await fill(page, 'rank', '1');
    await proposal.getByRole('button', { name: '按折算学时填写' }).click();
    await proposal.getByText('申报学时与折算一致').waitFor();
    expect(await page.locator('#field-hours input').inputValue()).toBe('30');
    await fill(page, 'hours', '31');
    await proposal.getByText('申报 31 学时，高于可认定的 30 学时').waitFor();
    await fill(page, 'hours', '30');
    await fill(page, 'title', TITLE);
    await fill(page, 'startsOn', `${YEAR}-01-01`);
    await fill(page, 'endsOn', `${YEAR}-01-01`);
    await fill(page, 'journal', '机械工程学报');
    await fill(page, 'journalNumber', 'ISSN 0577-6686');
    await choose(page, 'journalLevel', '国家级');
    await fill(page, 'issue', `${YEAR} 年第 1 期`);
    await upload(page);
    await inspect(page);
    const button = page.locator('.foot vaadin-button[theme~=primary]');
    await button.click();
    await page.getByRole('heading', { name: '由谁审核' }).waitFor();
    expect(await page.locator('.planned').textContent()).toContain(UNIT);
    await page.locator('#field-commitment input').check();
    await button.click();
    await page.locator('#receipt-title').waitFor();
    const number = (await page.locator('.receipt dd b').textContent()) ?? '';
    expect(number).toMatch(/^HR-/);

    await page.getByRole('link', { name: '申报记录' }).click();
    const row = page.locator('.declarations tr', { hasText: number });
    await row.getByText('待认定').waitFor();
    expect(await row.textContent()).toContain(TITLE);
    await inspect(page);
    await page.getByRole('button', { name: '未通过' }).click();
    await page.getByText('没有符合条件的申报').waitFor();

    await page.getByRole('link', { name: '我的学时' }).click();
    await page.locator('.completion').getByText('还差 30 学时').waitFor();
    await page.locator('.declarations tr', { hasText: number }).waitFor();
    await inspect(page);
    await page.goto(`/hours?year=${YEAR - 2}`);
    await page.getByText(`${YEAR - 2} 年度还没有认定的学时`).waitFor();
    await inspect(page);
    expect(faults).toEqual([]);
  });
});

describe('a unit', () => {
  it('picks for whom it declares, on a phone, and reads what its people have', async () => {
    const { page, faults } = await enter('employer', administratorOf(UNIT), '/cases/new/creditHourReview/paper?subject=professional', VIEWPORTS.phone);
    await page.locator('#field-title').waitFor();
    await page.locator('.sheet > .proposal').waitFor();
    await page.locator('.foot vaadin-button[theme~=primary]').click();
    await page.locator('#field-personId[invalid]').waitFor();
    await page.locator('#field-personId input').click();
    await page.locator('vaadin-combo-box-item:not([hidden])').first().click();
    const chips = page.locator('xs-people-picker li');
    await chips.first().waitFor();
    await page.locator('#field-personId:not([invalid])').waitFor();
    await inspect(page);
    await chips.getByRole('button').click();
    await chips.first().waitFor({ state: 'detached' });
    await follow(page, '/hours/people');
    await page.locator('.people-hours-table a').first().waitFor();
    await inspect(page);
    await page.locator('.people-hours-table a').first().click();
    await page.locator('.completion').waitFor();
    await inspect(page);
    expect(faults).toEqual([]);
  });
});

describe('a bureau', () => {
  it('publishes rules of a year to come, once what is wrong was mended', async () => {
    const { page, faults } = await enter('hrss', administratorOf(BUREAU), `/hour-rules?year=${YEAR + 1}`);
    await page.getByText(`${YEAR + 1} 年度还没有本地区的规则`).waitFor();
    await inspect(page);
    await page.getByRole('button', { name: '新版本' }).click();
    await page.locator('#rule-annualTotalMin').fill('很多');
    await page.getByRole('button', { name: '发布第 1 版' }).click();
    await page.locator('#rule-annualTotalMin[aria-invalid=true]').waitFor();
    await inspect(page);
    await page.locator('#rule-annualTotalMin').fill('72');
    await page.getByRole('button', { name: '发布第 1 版' }).click();
    await page.locator('dialog[open]').getByRole('button', { name: '发布第 1 版' }).click();
    await page.locator('.versions tr', { hasText: '第 1 版' }).getByText('现行').waitFor();
    await page.locator('.rules-view', { hasText: '72' }).waitFor();
    expect(faults).toEqual([]);
  });
});
