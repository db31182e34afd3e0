import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useBrowser } from '../setup/browser.ts';
import { DemoInbox } from '../support/demo-inbox.ts';
import { readCode } from '../support/mailbox.ts';
import { fillApplicant, fillOrganization, fillRegistration, inspect, signIn, submitRegistration, uploadEvidence, VIEWPORTS, watch } from '../support/pages.ts';
import { PASSWORD, registrationForm } from '../support/registration-form.ts';

const browser = useBrowser();
const DEPARTMENT = '济南市卫生健康委员会';
const PLACE = { city: '济南市', county: '市中区', department: DEPARTMENT };
const inbox = new DemoInbox(browser.url, { department: DEPARTMENT, divisionCode: '370103' });

/** Opens a case of the inbox that the page shows by its name. */
async function openCase(reviewer: Page, name: string): Promise<void> {
  await reviewer.getByText(name).first().click();
  await reviewer.getByRole('heading', { name }).waitFor();
}

async function approve(reviewer: Page, name: string): Promise<void> {
  await reviewer.goto('/reviews/employers');
  await openCase(reviewer, name);
  await reviewer.getByRole('button', { name: /^通过/ }).click();
  await reviewer.getByText(`已通过：${name}`).first().waitFor();
}

describe('an applicant whose registration was returned', () => {
  it('reads why, opens it with a code, mends it on a phone, and his administrator signs in after approval', async () => {
    const form = registrationForm({ name: '市中区退回实验学校' });
    const applicant = await browser.newPage({ viewport: VIEWPORTS.wide });
    const faults = watch(applicant, browser.url);
    await applicant.goto('/register/employer');
    await applicant.locator('#field-creditCode input').waitFor();
    await fillRegistration(applicant, form, PLACE);
    const kept = () => applicant.evaluate(() => JSON.stringify(sessionStorage));
    expect(await kept()).toContain(form.name);
    for (const secret of [form.idNumber, form.mobile, PASSWORD]) expect(await kept()).not.toContain(secret);
    const caseNumber = await submitRegistration(applicant);
    expect(await kept()).not.toContain(form.creditCode);

    const reviewer = await browser.newPage({ viewport: VIEWPORTS.wide });
    faults.push(...watch(reviewer, browser.url));
    await inbox.signIn(reviewer, 0, '/reviews/employers');
    await openCase(reviewer, form.name);
    await reviewer.locator('xs-decision-bar .opinion textarea').fill('请补充专技人员人数');
    await reviewer.getByRole('button', { name: /^退回修改/ }).click();
    await reviewer.getByText(`已退回修改：${form.name}`).first().waitFor();

    const phone = await browser.newPage({ viewport: VIEWPORTS.phone });
    faults.push(...watch(phone, browser.url));
    await phone.goto(`/registrations/progress?number=${caseNumber}`);
    await phone.locator('#field-creditCode input').fill(form.creditCode);
    await phone.keyboard.press('Enter');
    await phone.locator('xs-status', { hasText: '退回修改' }).waitFor();
    await inspect(phone);
    expect(await phone.locator('main').textContent()).not.toContain('请补充专技人员人数');
    await phone.getByRole('button', { name: '获取验证码' }).click();
    await phone.getByText('验证码已发送至 z***@example.cn').waitFor();
    await inspect(phone);
    const code = await readCode(browser.url, caseNumber);
    await phone.locator('input[name=code]').fill(code);
    await phone.keyboard.press('Enter');
    await phone.getByText('请补充专技人员人数').first().waitFor();
    await phone.locator('#field-headcount input').fill('45');
    await phone.getByText('原未填写').waitFor();
    await phone.getByText('修改暂存在本标签页').waitFor();
    await inspect(phone);
    await phone.getByRole('button', { name: '重新提交' }).click();
    await phone.getByText('已重新提交，等待审核。').waitFor();
    await inspect(phone);

    await approve(reviewer, form.name);
    const administrator = await browser.newPage({ viewport: VIEWPORTS.wide });
    await signIn(administrator, 'employer', form.idNumber, PASSWORD);
    await administrator.getByText(form.name).first().waitFor();
    expect(faults).toEqual([]);
  });
});

describe('an applicant who thinks better of it', () => {
  it('withdraws after he was asked once more, begins anew with what he had filled in, and his reviewer sees from what', async () => {
    const form = registrationForm({ name: '市中区撤回实验学校' });
    const page = await browser.newPage({ viewport: VIEWPORTS.wide });
    const faults = watch(page, browser.url);
    await page.goto('/register/employer');
    await page.locator('#field-creditCode input').waitFor();
    await fillRegistration(page, form, PLACE);
    const caseNumber = await submitRegistration(page);
    await page.getByRole('link', { name: '注册审核进度查询' }).click();
    await page.locator('#field-creditCode input').fill(form.creditCode);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.locator('input[name=code]').waitFor();
    await page.locator('input[name=code]').fill(await readCode(browser.url, caseNumber));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '撤回申请' }).click();
    await page.getByRole('alertdialog').waitFor();
    await inspect(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '撤回申请' }).click();
    await page.getByRole('alertdialog').locator('textarea').fill('填错了主管部门');
    await page.getByRole('alertdialog').getByRole('button', { name: '撤回申请' }).click();
    await page.getByText('申请已撤回。').waitFor();
    await inspect(page);
    await page.getByRole('button', { name: '复制到新的申请' }).click();
    await page.locator('#field-name input').waitFor();
    expect(await page.locator('#field-name input').inputValue()).toBe(form.name);
    for (const field of ['mobile', 'phone']) expect(await page.locator(`#field-${field} input`).inputValue()).toBe('');
    expect(await page.locator('main').textContent()).not.toContain(form.idNumber.slice(-4));
    await uploadEvidence(page);
    await fillApplicant(page, form);
    const copy = await submitRegistration(page);
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('xs-draft:')))).toEqual([]);

    const reviewer = await browser.newPage({ viewport: VIEWPORTS.wide });
    faults.push(...watch(reviewer, browser.url));
    await inbox.signIn(reviewer, 0, '/reviews/employers');
    await openCase(reviewer, form.name);
    await reviewer.getByText(copy).first().waitFor();
    for (const viewport of [VIEWPORTS.wide, VIEWPORTS.phone]) {
      await reviewer.setViewportSize(viewport);
      expect(await reviewer.locator('xs-case .source').textContent()).toMatch(new RegExp(`^由 ${caseNumber}（已撤回，\\d{4}-\\d\\d-\\d\\d）复制`));
      await inspect(reviewer);
    }
    await reviewer.locator('xs-case .source').getByRole('link', { name: caseNumber }).click();
    await reviewer.locator('xs-case .case-head', { hasText: caseNumber }).waitFor();
    await reviewer.locator('xs-case .source').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
  });
});

describe('an administrator who has an account', () => {
  it('confirms by his own login, registers another employer without a password, and has it after approval', async () => {
    const [own, other] = [registrationForm({ name: '市中区本人一校' }), registrationForm({ name: '市中区本人二校' })];
    const page = await browser.newPage({ viewport: VIEWPORTS.wide });
    const reviewer = await browser.newPage({ viewport: VIEWPORTS.wide });
    const faults = [...watch(page, browser.url), ...watch(reviewer, browser.url)];
    await page.goto('/register/employer');
    await page.locator('#field-creditCode input').waitFor();
    await fillRegistration(page, own, PLACE);
    await submitRegistration(page);
    await inbox.signIn(reviewer, 0, '/reviews/employers');
    await approve(reviewer, own.name);

    await page.getByRole('link', { name: '返回首页' }).click();
    await page.locator('a[href="/register/employer"]').click();
    await page.locator('#field-creditCode input').waitFor();
    await fillOrganization(page, other, PLACE);
    await page.locator('#field-administrator input').check();
    const login = page.getByRole('dialog');
    await login.waitFor();
    await inspect(page);
    await page.keyboard.press('Escape');
    await page.locator('#field-administrator input:not(:checked)').waitFor();
    await page.locator('#field-administrator input').check();
    await login.locator('input[name=idNumber]').fill(own.idNumber);
    await login.locator('input[name=password]').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.identity').getByText(own.personName).waitFor();
    expect(await page.locator('vaadin-password-field').count()).toBe(0);
    expect(await page.locator('#field-name input').inputValue()).toBe(other.name);
    await inspect(page);
    await page.locator('#field-commitment input').check();
    await submitRegistration(page);
    await page.getByRole('link', { name: '我发起的' }).first().click();
    await page.getByRole('link', { name: other.name }).waitFor();
    await inspect(page);
    await page.getByRole('link', { name: other.name }).click();
    await page.getByRole('heading', { name: other.name }).waitFor();
    await inspect(page);

    await approve(reviewer, other.name);
    await page.reload();
    await page.getByText('注册已通过').waitFor();
    expect(faults).toEqual([]);
  });
});
