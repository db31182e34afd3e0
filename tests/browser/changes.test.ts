import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { administratorIndex, DEMO_PASSWORD, FIRST_PROFESSIONAL } from '../../models/seeds/demo/logins.ts';
import { DEMO_ORGANIZATIONS } from '../../models/seeds/demo/organizations.ts';
import { demoPerson } from '../../models/seeds/demo/people.ts';
import { useBrowser } from '../setup/browser.ts';
import { choose, follow, inspect, openSignedIn, uploadEvidence, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
/** A unit whose administrator reviews alone, and one of its professionals, who has a title; no other test names them. */
const UNIT = '济南市玉函山医院';
const PROFESSIONAL = 4 + 8;
const REASON = '证书照片不清晰，请重新上传';

async function enter(userType: string, index: number, path: string, viewport: (typeof VIEWPORTS)[keyof typeof VIEWPORTS] = VIEWPORTS.wide) {
  const page = await browser.newPage({ viewport });
  const faults = watch(page, browser.url);
  await openSignedIn(page, userType, demoPerson(index).idNumber, DEMO_PASSWORD, path);
  return { page, faults };
}

async function previewAndSubmit(page: Page): Promise<string> {
  const button = page.locator('.foot vaadin-button[theme~=primary]');
  await button.filter({ hasText: '预览' }).click();
  await page.getByRole('heading', { name: '由谁审核' }).waitFor();
  expect(await page.locator('.planned').textContent()).toContain(UNIT);
  await page.locator('#field-commitment input').check();
  await button.click();
  await page.locator('#receipt-title').waitFor();
  return (await page.locator('.receipt dd b').textContent()) ?? '';
}

describe('a professional', () => {
  it('changes his title: filled in from his record, compared by his unit, returned, mended, approved', async () => {
    const own = await enter('professional', FIRST_PROFESSIONAL + PROFESSIONAL, '/workbench');
    const { page } = own;
    await page.getByRole('link', { name: '我的档案' }).click();
    const title = page.locator('.record', { hasText: '副主任医师' });
    await title.waitFor();
    await inspect(page);
    await title.getByRole('link').click();
    await page.locator('#field-titleName input').waitFor();
    expect(await page.locator('#field-titleName input').inputValue()).toBe('副主任医师');
    await choose(page, 'levelCode', '正高级');
    await choose(page, 'titleName', '主任医师');
    await page.locator('#field-reason input').fill('取得正高级职务资格');
    await uploadEvidence(page);
    const number = await previewAndSubmit(page);
    expect(number).toMatch(/^CH-/);
    await inspect(page);

    const unit = await enter('employer', administratorIndex(DEMO_ORGANIZATIONS.findIndex(({ name }) => name === UNIT), 0), '/reviews/person-changes');
    await unit.page.locator('xs-inbox a.row').first().click();
    const comparison = unit.page.locator('xs-comparison');
    await comparison.waitFor();
    expect(await comparison.locator('.row', { hasText: '职称级别' }).locator('.value').allInnerTexts()).toEqual(['副高级', '正高级', '副高级']);
    expect(await comparison.locator('del').allInnerTexts()).toContain('副');
    await inspect(unit.page);
    await unit.page.locator('vaadin-text-area.opinion textarea').fill(REASON);
    await unit.page.getByRole('button', { name: /^退回/ }).first().click();
    await unit.page.getByText(/^已退回/).first().waitFor();

    await follow(page, '/profile');
    await page.locator('.record', { hasText: '副主任医师' }).getByRole('link').click();
    await page.getByText(REASON).first().waitFor();
    await page.locator('#field-issuer input').fill('山东省卫生健康委员会');
    await page.getByRole('button', { name: '重新提交' }).click();
    const anyway = page.getByRole('button', { name: '仍要提交' });
    await page.getByText('已重新提交，等待审核。').or(anyway).first().waitFor();
    if (await anyway.isVisible()) await anyway.click();
    await page.getByText('已重新提交，等待审核。').waitFor();
    await page.locator('xs-comparison').waitFor();

    await follow(unit.page, '/reviews/person-changes');
    await unit.page.locator('xs-inbox a.row').first().click();
    await unit.page.locator('xs-comparison').waitFor();
    await unit.page.getByRole('button', { name: /^通过/ }).click();
    await unit.page.getByText(/^已通过：/).first().waitFor();
    await follow(page, '/profile');
    await page.locator('.record', { hasText: '正高级' }).waitFor();
    for (const { faults } of [own, unit]) expect(faults).toEqual([]);
  });

  it('adds, changes and removes what needs no review, on a phone', async () => {
    const { page, faults } = await enter('professional', FIRST_PROFESSIONAL + PROFESSIONAL, '/profile', VIEWPORTS.phone);
    await page.getByRole('button', { name: '新增：学历及学位' }).click();
    await page.locator('.editor .foot vaadin-button[theme~=primary]').click();
    await page.locator('xs-error-summary a').first().waitFor();
    await inspect(page);
    await choose(page, 'educationCode', '硕士研究生毕业');
    await page.locator('#field-school input').fill('山东大学');
    await page.locator('#field-major input').fill('内科学');
    await page.locator('.editor .foot vaadin-button[theme~=primary]').click();
    const education = page.locator('.record', { hasText: '山东大学' });
    await education.waitFor();
    await education.getByRole('button', { name: /^修改/ }).click();
    await page.locator('#field-major input').fill('外科学');
    await page.keyboard.press('Enter');
    await page.locator('.record', { hasText: '外科学' }).waitFor();
    await inspect(page);
    await page.locator('.record', { hasText: '外科学' }).getByRole('button', { name: /^删除/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '删除' }).click();
    await page.getByText('还没有学历学位').waitFor();
    expect(faults).toEqual([]);
  });

  it('is reached elsewhere only with his password', async () => {
    const { page, faults } = await enter('professional', FIRST_PROFESSIONAL + PROFESSIONAL, '/profile', VIEWPORTS.phone);
    const pane = page.locator('section[aria-labelledby=profile-contact]');
    await pane.getByRole('button').click();
    await page.locator('#field-email input').fill('yuhanshan@demo.invalid');
    const save = pane.getByRole('button', { name: '保存' });
    await save.click();
    await pane.getByText('此项必填').waitFor();
    const password = pane.locator('vaadin-password-field input');
    await password.fill('Not-My-Password-1');
    await page.keyboard.press('Enter');
    await pane.getByText('密码不正确').waitFor();
    await inspect(page);
    await password.fill(DEMO_PASSWORD);
    await save.click();
    await pane.locator('dd', { hasText: '@demo.invalid' }).waitFor();
    await pane.getByRole('button').click();
    await page.locator('#field-email input').waitFor();
    expect(await page.locator('#field-email input').inputValue()).toBe('yuhanshan@demo.invalid');
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  });
});
