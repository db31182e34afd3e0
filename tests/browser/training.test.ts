import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD, FIRST_PROFESSIONAL } from '../../models/seeds/demo/logins.ts';
import { demoPerson } from '../../models/seeds/demo/people.ts';
import { addDays, dayOf } from '../../workflows/shared/time.ts';
import { useBrowser } from '../setup/browser.ts';
import { demoAdministrator } from '../support/demo-administrator.ts';
import { choose, follow, inspect, openSignedIn, uploadEvidence, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
/** A base that no other test file names. */
const BASE = { name: '胶州湾专业技术人员继续教育基地', department: '青岛市教育局' };
/** A professional whom no other test names, and for whom the demo has no hours. */
const MEMBER = demoPerson(FIRST_PROFESSIONAL + 39);
const TODAY = dayOf(new Date().toISOString());
const SOON = addDays(TODAY, 40);
const COURSES = [
  ['培训项目名称', '计入科目', '专业领域', '培训对象', '层次', '培训方式', '拟开始月份', '天数', '学时', '期数', '每期人数', '考核方式', '项目负责人'],
  ['初中物理实验教学', '专业科目', '中小学教师', '初中物理教师', '中级', '面授', '3', '5', '36', '2', '50', '结业考试', '孔令德'],
  ['教师职业道德', '公需科目', '中小学教师', '全体教师', '混合', '线上', '5', '3', '24', '4', '200', '在线考核', '孔令德'],
];

async function enter(userType: string, name: string, path: string): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport: VIEWPORTS.wide });
  const faults = watch(page, browser.url);
  await openSignedIn(page, userType, demoAdministrator(name).idNumber, DEMO_PASSWORD, path);
  return { page, faults };
}

const cellOf = (page: Page, field: string, row: number, column: string) => page.locator(`[id="field-${field}.${row}.${column}"]`);

/** Pastes rows of a spreadsheet into a cell. */
async function paste(page: Page, field: string, column: string, rows: readonly (readonly string[])[]): Promise<void> {
  await cellOf(page, field, 0, column).focus();
  await cellOf(page, field, 0, column).evaluate((cell, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, rows.map((row) => row.join('\t')).join('\r\n'));
}

const fill = (page: Page, field: string, value: string) => page.locator(`#field-${field}`).locator('input, textarea').fill(value);

async function fillDay(page: Page, field: string, day: string): Promise<void> {
  await fill(page, field, day);
  await page.locator(`#field-${field} input`).blur();
}

async function fillContact(page: Page): Promise<void> {
  await fill(page, 'contactName', '周明');
  await fill(page, 'contactPhone', '0532-88880000');
  await uploadEvidence(page);
}

/** Goes through the preview, whatever was found. */
async function submit(page: Page): Promise<void> {
  const button = page.locator('.foot vaadin-button[theme~=primary]');
  await button.filter({ hasText: '预览' }).click();
  await page.getByRole('heading', { name: '由谁审核' }).waitFor();
  expect(await page.locator('.planned').textContent()).toContain(BASE.department);
  await page.locator('#field-commitment input').check();
  await button.click();
  await page.locator('#receipt-title').waitFor();
}

async function approveFirst(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('xs-inbox a.row').first().click();
  await page.locator('xs-decision-bar').waitFor();
  await inspect(page);
  await page.getByRole('button', { name: /^通过/ }).click();
  await page.getByText(/^已通过：/).first().waitFor();
}

async function declareClass(page: Page, name: string, day: string): Promise<void> {
  await fill(page, 'name', name);
  await choose(page, 'studyForm', '基地');
  await fillDay(page, 'startsOn', day);
  await fillDay(page, 'endsOn', day);
  await fill(page, 'place', '第一报告厅');
  await fill(page, 'assessment', '结业考试');
  await fill(page, 'leader', '孔令德');
  for (const [column, text] of [['day', day.replaceAll('-', '/')], ['course', '实验教学'], ['hours', '8'], ['teacher', '李老师']] as const) {
    await cellOf(page, 'timetable', 0, column).fill(text);
  }
  await cellOf(page, 'timetable', 0, 'teacher').blur();
  expect(await cellOf(page, 'timetable', 0, 'day').inputValue()).toBe(day);
  await fillContact(page);
}

describe('training', () => {
  it('is planned with pasted courses, declared, called off, held, closed with a pasted roster, and approved by the department', async () => {
    const [base, department] = [await enter('base', BASE.name, '/workbench'), await enter('department', BASE.department, '/reviews/plans')];
    const { page } = base;
    await page.getByRole('link', { name: '培训计划', exact: true }).click();
    await page.getByText('还没有批准的年度培训计划').waitFor();
    await inspect(page);

    await page.getByRole('link', { name: '申报年度计划' }).click();
    await fill(page, 'year', SOON.slice(0, 4));
    await fill(page, 'name', '年度培训计划');
    await paste(page, 'items', 'name', COURSES);
    await page.getByText('已粘贴 2 行。').waitFor();
    expect(await cellOf(page, 'items', 1, 'learningSubject').inputValue()).toBe('public');
    await cellOf(page, 'items', 1, 'leader').press('Enter');
    await cellOf(page, 'items', 2, 'leader').waitFor();
    await page.getByRole('button', { name: '删除第 3 行' }).click();
    await cellOf(page, 'items', 0, 'startMonth').fill('13');
    await cellOf(page, 'items', 0, 'startMonth').press('Tab');
    await page.locator('[id="field-items.0.startMonth-error"]').waitFor();
    await fillContact(page);
    for (const viewport of [VIEWPORTS.phone, VIEWPORTS.wide]) {
      await page.setViewportSize(viewport);
      await inspect(page);
    }
    await page.locator('.foot vaadin-button[theme~=primary]').click();
    await page.locator('xs-error-summary a', { hasText: '培训项目 第 1 行 拟开始月份' }).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('3');
    await submit(page);
    await approveFirst(department.page, '/reviews/plans');

    await follow(page, '/training');
    await page.getByRole('link', { name: '申报班次：初中物理实验教学' }).click();
    await page.locator('#field-name input').waitFor();
    expect(await page.locator('#field-capacity input').inputValue()).toBe('50');
    await declareClass(page, '物理实验一班', SOON);
    await submit(page);
    await approveFirst(department.page, '/reviews/classes');
    await follow(page, '/training');
    await page.locator('.courses tr', { hasText: '初中物理实验教学' }).getByText('1 / 2 期').waitFor();
    await inspect(page);
    await page.getByRole('button', { name: '取消：物理实验一班' }).click();
    await page.locator('vaadin-dialog textarea, vaadin-text-area textarea').first().fill('报名人数不足，不再举办');
    await page.getByRole('button', { name: '取消培训班' }).click();
    await page.locator('.classes tr', { hasText: '物理实验一班' }).getByText('已取消').waitFor();

    await page.getByRole('link', { name: '申报计划外培训' }).click();
    await fill(page, 'outOfPlanReason', '应急安全培训');
    await choose(page, 'learningSubject', '公需');
    await fill(page, 'hours', '8');
    await fill(page, 'capacity', '30');
    await declareClass(page, '安全培训班', addDays(TODAY, -1));
    await submit(page);
    await approveFirst(department.page, '/reviews/classes');
    await follow(page, '/training');
    // Whoever pastes at once does so before the codes of the results are there.
    let goOn = (): void => {};
    const isPasted = new Promise<void>((resolve) => { goOn = resolve; });
    await page.route('**/api/code-tables/class-result', async (route) => { await isPasted; await route.continue(); });
    await page.getByRole('link', { name: '结项：安全培训班' }).click();
    await paste(page, 'roster', 'idNumber', [
      ['证件号', '姓名', '单位', '考核结果', '学时'], ['37000019850312169X', '王晓明', '某中学', '合格', '8'], [MEMBER.idNumber, MEMBER.name, '', '合格', '8'],
    ]);
    expect(await cellOf(page, 'roster', 0, 'idNumber').inputValue()).toContain('37000019850312169X');
    goOn();
    await fill(page, 'summary', '按计划完成。');
    await fill(page, 'satisfaction', '96');
    await uploadEvidence(page);
    await submit(page);
    await approveFirst(department.page, '/reviews/classes');
    await follow(page, '/training');
    await page.locator('.classes tr', { hasText: '安全培训班' }).getByText('2 人结业名册').waitFor();
    await page.setViewportSize(VIEWPORTS.phone);
    await inspect(page);
    await page.setViewportSize(VIEWPORTS.wide);

    await page.getByRole('button', { name: '为“安全培训班”的合格学员申报学时' }).click();
    await page.locator('xs-confirm dialog').getByRole('button', { name: '申报学时' }).click();
    await page.waitForURL('**/rosters/*');
    await page.getByText('已处理 2/2 人').waitFor();
    await page.locator('.receipts tr', { hasText: '不是本单位人员，或尚未注册' }).getByText('未申报').waitFor();
    await page.locator('.receipts tr', { hasText: 'HR-' }).getByText('已申报').waitFor();
    await inspect(page);
    await approveFirst(department.page, '/reviews/hours');
    const member = await browser.newPage({ viewport: VIEWPORTS.wide });
    await openSignedIn(member, 'professional', MEMBER.idNumber, DEMO_PASSWORD, `/hours?year=${addDays(TODAY, -1).slice(0, 4)}`);
    await member.locator('.entries, .ledger, main').getByText('安全培训班').first().waitFor();
    for (const { faults } of [base, department]) expect(faults).toEqual([]);
  });
});
