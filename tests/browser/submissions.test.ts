import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../models/seeds/demo/logins.ts';
import { useBrowser } from '../setup/browser.ts';
import { demoAdministrator } from '../support/demo-administrator.ts';
import { choose, follow, inspect, openSignedIn, uploadEvidence, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
/** Units and a department that no other test file names. Each unit has one administrator, whose own cases go up at once. */
const OLD_UNIT = { name: '济南市第三十职业学校', department: '济南市教育局' };
const NEW_UNIT = { name: '潍坊新源化工有限公司', city: '潍坊市', county: '奎文区' };
const REASON = '请补充调动通知的文号';

interface Visit {
  readonly page: Page;
  readonly faults: string[];
}

const idNumberOf = (organization: string, place = 0): string => demoAdministrator(organization, place).idNumber;

/** The administrator of an organization of the demo, signed in. */
async function enter(
  userType: string, name: string, { place = 0, viewport = VIEWPORTS.wide, path = '/workbench' }: { place?: number; viewport?: (typeof VIEWPORTS)[keyof typeof VIEWPORTS]; path?: string } = {},
): Promise<Visit> {
  const page = await browser.newPage({ viewport });
  const faults = watch(page, browser.url);
  await openSignedIn(page, userType, idNumberOf(name, place), DEMO_PASSWORD, path);
  return { page, faults };
}

async function signOut(page: Page): Promise<void> {
  await page.locator('button.person').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

/** Opens a returned case from the list of one's own, and waits until its form is there. */
async function openMine(page: Page, number: string): Promise<void> {
  await page.locator('tr', { hasText: number }).locator('a').click();
  await page.locator('#field-documentNumber input').waitFor();
}

/** Goes through the preview, whatever was found, and gives the number of the case. */
async function previewAndSubmit(page: Page, reviewers: readonly string[]): Promise<string> {
  const button = page.locator('.foot vaadin-button[theme~=primary]');
  await button.filter({ hasText: '预览' }).click();
  await page.getByRole('heading', { name: '由谁审核' }).waitFor();
  for (const reviewer of reviewers) expect(await page.locator('.planned').textContent()).toContain(reviewer);
  await inspect(page);
  await button.click();
  await page.getByText('请勾选').or(page.locator('#field-commitment[invalid]')).first().waitFor();
  await page.locator('#field-commitment input').check();
  await button.click();
  await page.locator('#receipt-title').waitFor();
  await inspect(page);
  return (await page.locator('.receipt dd b').textContent()) ?? '';
}

/** The first case of the inbox that the page shows. */
async function openFirst(page: Page): Promise<void> {
  await page.locator('xs-inbox a.row').first().click();
  await page.locator('xs-decision-bar').waitFor();
}

describe('a transfer', () => {
  it('is started by the unit, previewed, returned, mended on its own page and confirmed by the new unit', async () => {
    const unit = await enter('employer', OLD_UNIT.name);
    const { page } = unit;
    await page.getByRole('link', { name: '人员调出', exact: true }).click();
    await page.locator('#field-personId input').click();
    await page.locator('vaadin-combo-box-item:not([hidden])').first().click();
    const card = page.locator('.person-card');
    await card.waitFor();
    expect(await card.textContent()).toContain(OLD_UNIT.name);
    await choose(page, 'divisionCode-city', NEW_UNIT.city);
    await choose(page, 'divisionCode', NEW_UNIT.county);
    await choose(page, 'successorId', NEW_UNIT.name);
    await page.locator('#field-transferOn input').fill('2026-12-01');
    await page.locator('#field-transferOn input').blur();
    await choose(page, 'reasonCode', '调动');
    await inspect(page);
    await page.locator('.foot vaadin-button').click();
    await page.locator('xs-error-summary a').first().waitFor();
    await uploadEvidence(page);
    const number = await previewAndSubmit(page, [OLD_UNIT.department, NEW_UNIT.name]);
    expect(number).toMatch(/^TR-/);
    await page.reload();
    await page.locator('#receipt-title').waitFor();

    const old = await enter('department', OLD_UNIT.department, { place: 1, path: '/reviews/leaving' });
    await openFirst(old.page);
    await old.page.locator('vaadin-text-area.opinion textarea').fill(REASON);
    await old.page.getByRole('button', { name: /^退回/ }).first().click();
    await old.page.getByText(/^已退回/).first().waitFor();

    await follow(page, '/my-cases');
    const row = page.locator('tr', { hasText: number });
    await row.getByText(REASON).waitFor();
    await inspect(page);
    await row.locator('a').click();
    await page.getByText(REASON).first().waitFor();
    await card.waitFor();
    await page.locator('xs-attachments-field li.done').waitFor();
    await page.getByText('尚未修改').waitFor();
    await page.locator('#field-documentNumber input').fill('济教人〔2026〕7号');
    await page.getByText('草稿已保存').waitFor();
    await inspect(page);
    await signOut(page);

    // Elsewhere the changes are there; what he types there without a connection is kept once there is one.
    const elsewhere = await enter('employer', OLD_UNIT.name, { path: '/my-cases' });
    await openMine(elsewhere.page, number);
    await elsewhere.page.getByText('草稿已保存').waitFor();
    expect(await elsewhere.page.locator('#field-documentNumber input').inputValue()).toBe('济教人〔2026〕7号');
    await elsewhere.page.locator('.changed', { has: elsewhere.page.locator('#field-documentNumber') }).getByText('原未填写').waitFor();
    expect(await elsewhere.page.locator('.former').count()).toBe(1);
    await inspect(elsewhere.page);
    expect(elsewhere.faults).toEqual([]);
    await elsewhere.page.context().setOffline(true);
    await elsewhere.page.locator('#field-documentNumber input').fill('济教人〔2026〕8号');
    await elsewhere.page.getByText('草稿暂存在本标签页').waitFor();
    await elsewhere.page.context().setOffline(false);
    await elsewhere.page.getByText('草稿已保存').waitFor();
    await signOut(elsewhere.page);

    await openSignedIn(page, 'employer', idNumberOf(OLD_UNIT.name), DEMO_PASSWORD, '/my-cases');
    await openMine(page, number);
    await page.getByText('草稿已保存').waitFor();
    expect(await page.locator('#field-documentNumber input').inputValue()).toBe('济教人〔2026〕8号');
    await page.getByRole('button', { name: '重新提交' }).click();
    await page.getByText('已重新提交，等待审核。').or(page.getByRole('button', { name: '仍要提交' })).first().waitFor();
    if (await page.getByRole('button', { name: '仍要提交' }).isVisible()) await page.getByRole('button', { name: '仍要提交' }).click();
    await page.getByText('已重新提交，等待审核。').waitFor();

    await follow(old.page, '/reviews/leaving');
    await openFirst(old.page);
    await old.page.getByRole('button', { name: /^通过/ }).click();
    await old.page.getByText(/^已通过：/).first().waitFor();
    const next = await enter('employer', NEW_UNIT.name, { path: '/reviews/joining' });
    await openFirst(next.page);
    await inspect(next.page);
    await next.page.getByRole('button', { name: /^确认调转/ }).click();
    await next.page.getByText(/^已通过：/).first().waitFor();
    await follow(next.page, '/workbench');
    await next.page.getByRole('link', { name: '调转记录' }).click();
    await next.page.locator('.transfers tr', { hasText: number }).getByText('审核通过').waitFor();
    await inspect(next.page);
    await follow(page, '/transfers');
    await page.locator('.transfers tr', { hasText: number }).getByText('调出').waitFor();
    for (const { faults } of [unit, old, next]) expect(faults).toEqual([]);
  });

  it('is started by the new unit, which finds the person by his whole ID number, on a phone', async () => {
    const { page, faults } = await enter('employer', NEW_UNIT.name, { viewport: VIEWPORTS.phone, path: '/cases/new/personnelTransfer/person' });
    await page.getByRole('button', { name: '从外单位调入：按证件号查找' }).click();
    await page.locator('#field-personId input').fill('370000199001011234');
    await page.keyboard.press('Enter');
    await page.locator('main').getByText('没有找到在职人员，请核对证件号').waitFor();
    await inspect(page);
    await page.locator('#field-personId input').fill(idNumberOf('历下区教育和体育局'));
    await page.keyboard.press('Enter');
    await page.locator('.person-card').waitFor();
    expect(await page.locator('.person-card').textContent()).not.toContain('历下区');
    await page.locator('#field-successorId input').waitFor();
    expect(await page.locator('#field-successorId input').inputValue()).toBe(NEW_UNIT.name);
    await inspect(page);
    expect(faults).toEqual([]);
  });
});

/** Submits a copy that names a case of nobody: it is refused, and goes without it. The right one is put back for the last try. */
async function submitWithForeignSource(page: Page): Promise<void> {
  const exchange = (value: string | null): Promise<string | null> => page.evaluate((id) => {
    const key = Object.keys(sessionStorage).find((name) => name.startsWith('xs-draft:copied-from:')) ?? Reflect.get(window, 'sourceKey');
    Reflect.set(window, 'sourceKey', key);
    const before = sessionStorage.getItem(key);
    if (id !== null) sessionStorage.setItem(key, id);
    return before;
  }, value);
  const button = page.locator('.foot vaadin-button[theme~=primary]');
  await button.filter({ hasText: '预览' }).click();
  await page.locator('#field-commitment input').check();
  const source = await exchange(JSON.stringify(randomUUID()));
  await button.click();
  await page.getByText('没有核实到所复制的原申请').waitFor();
  await inspect(page);
  expect(await exchange(source)).toBeNull();
  await button.click();
  await page.locator('#receipt-title').waitFor();
}

describe('a change of superior', () => {
  it('is started from the page of the own organization', async () => {
    const { page, faults } = await enter('employer', '青岛海纳工程设计有限公司');
    await page.getByRole('link', { name: '本级机构' }).click();
    await page.getByText('统一社会信用代码').waitFor();
    await inspect(page);
    await page.getByRole('link', { name: '更换上级部门' }).click();
    await page.locator('#field-successorId input').fill('青岛市教育');
    await page.locator('vaadin-combo-box-item:not([hidden])', { hasText: '青岛市教育局' }).click();
    await page.locator('#field-reason input').fill('业务归口调整');
    await page.getByText('草稿已保存').waitFor();
    await signOut(page);
    await openSignedIn(page, 'employer', idNumberOf('青岛海纳工程设计有限公司'), DEMO_PASSWORD, '/cases/new/superiorChange/organization');
    await page.locator('#field-reason input').waitFor();
    expect(await page.locator('#field-reason input').inputValue()).toBe('业务归口调整');
    expect(await page.locator('#field-successorId input').inputValue()).not.toBe('');
    await uploadEvidence(page);
    const number = await previewAndSubmit(page, ['市南区人力资源和社会保障局', '青岛市教育局']);
    await page.getByRole('link', { name: '查看申请' }).click();
    await page.locator('xs-own-case .aside dl').waitFor();
    await page.getByText(number).first().waitFor();
    await inspect(page);
    await follow(page, '/organization');
    await page.getByText('正在办理更换上级部门').waitFor();
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('button', { name: '撤回申请' }).first().click();
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: '撤回申请' }).click();
    await page.getByText('申请已撤回').first().waitFor();
    await page.getByRole('button', { name: '复制到新的申请' }).click();
    await page.locator('#field-reason input').waitFor();
    expect(await page.locator('#field-reason input').inputValue()).toBe('业务归口调整');
    await uploadEvidence(page);
    await submitWithForeignSource(page);
    await page.getByRole('link', { name: '查看申请' }).click();
    for (const viewport of [VIEWPORTS.wide, VIEWPORTS.phone]) {
      await page.setViewportSize(viewport);
      await page.getByText(`由 ${number}（已撤回，`).waitFor();
      await inspect(page);
    }
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('button', { name: '复制到新的申请' }).waitFor();
    expect(faults).toEqual([expect.stringContaining('status of 422')]);
  });
});
