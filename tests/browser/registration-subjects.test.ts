import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../models/seeds/demo/logins.ts';
import { BUSY_DEPARTMENT, ONE_REVIEWER_DEPARTMENT } from '../../models/seeds/demo/organizations.ts';
import { useBrowser } from '../setup/browser.ts';
import { demoAdministrator } from '../support/demo-administrator.ts';
import { readCode } from '../support/mailbox.ts';
import { type Applicant, choose, chooseUnit, fillApplicant, inspect, openSignedIn, signIn, submitRegistration, uploadEvidence, VIEWPORTS, watch } from '../support/pages.ts';
import { nextCreditCode, nextIdNumber, PASSWORD } from '../support/registration-form.ts';

const browser = useBrowser();
const LIXIA = { city: '济南市', county: '历下区' };

/** Somebody whose contacts nobody else has, or a check would say so. */
function applicant(personName: string): Applicant {
  const idNumber = nextIdNumber();
  return { idNumber, personName, mobile: `139${idNumber.slice(9, 17)}`, email: `${idNumber.slice(6, 17)}@example.cn` };
}

/** The form of a subject, open in a browser of its own. */
async function open(subject: string, viewport: (typeof VIEWPORTS)[keyof typeof VIEWPORTS] = VIEWPORTS.wide): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage({ viewport });
  const faults = watch(page, browser.url);
  await page.goto('/');
  await page.locator(`a[href="/register/${subject}"]`).click();
  await page.locator('#field-idNumber input').waitFor();
  await inspect(page);
  return { page, faults };
}

function fillIn(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  return Object.entries(values).reduce((before, [field, value]) => before.then(() => page.locator(`#field-${field} input`).fill(value)), Promise.resolve());
}

async function receiptOf(page: Page): Promise<string> {
  return await page.locator('.receipt').textContent() ?? '';
}

/** The first administrator of an organization of the demo, signed in. */
async function signInAt(organization: string, path: string, userType = 'employer'): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORTS.wide });
  await openSignedIn(page, userType, demoAdministrator(organization).idNumber, DEMO_PASSWORD, path);
  return page;
}

describe('a department', () => {
  it('registers with the bureau of its division', async () => {
    const { page, faults } = await open('department');
    const name = '济南市浏览器实验局';
    await fillIn(page, { creditCode: nextCreditCode(), name, postcode: '250001' });
    await choose(page, 'divisionCode-city', '济南市');
    await choose(page, 'divisionCode', '市本级');
    await uploadEvidence(page);
    await fillApplicant(page, applicant('钱进'));
    await submitRegistration(page);
    const receipt = await receiptOf(page);
    for (const text of [name, '济南市人力资源和社会保障局']) expect(receipt).toContain(text);
    await inspect(page);
    expect(faults).toEqual([]);
  });
});

describe('a base', () => {
  it('registers with the department that manages it, on a phone, its dates typed and its fields chosen', async () => {
    const { page, faults } = await open('base', VIEWPORTS.phone);
    const name = '历下区浏览器继续教育基地';
    await fillIn(page, { creditCode: nextCreditCode(), name, legalRepresentative: '周明', approvalNumber: '济人社字〔2024〕7号', headName: '吴强', headMobile: '13900001111' });
    await choose(page, 'host', '高等院校');
    await choose(page, 'industry', '教育');
    await choose(page, 'divisionCode-city', LIXIA.city);
    await choose(page, 'divisionCode', LIXIA.county);
    await choose(page, 'superiorId', BUSY_DEPARTMENT);
    await choose(page, 'level', '县级');
    await page.locator('#field-approvedOn input').fill('20240301');
    await page.locator('#field-validUntil input').fill('2023年3月');
    await page.locator('#field-validUntil input').blur();
    expect(await page.locator('#field-approvedOn input').inputValue()).toBe('2024-03-01');
    await page.locator('#field-validUntil', { hasText: '请填写日期' }).waitFor();
    await page.locator('#field-validUntil input').fill('2099/12/31');
    await choose(page, 'series', '高等学校教师');
    await page.keyboard.press('Escape');
    await uploadEvidence(page);
    await fillApplicant(page, applicant('郑华'));
    await inspect(page);
    await submitRegistration(page);
    const receipt = await receiptOf(page);
    for (const text of [name, BUSY_DEPARTMENT]) expect(receipt).toContain(text);
    expect(faults).toEqual([]);
  });
});

describe('a professional', () => {
  it('is told what to do where his unit is not found', async () => {
    const { page, faults } = await open('professional');
    await choose(page, 'divisionCode-city', LIXIA.city);
    await choose(page, 'divisionCode', LIXIA.county);
    await page.locator('#field-superiorId input').fill('没有这个单位');
    await page.getByText('没有找到名称含“没有这个单位”的单位。').waitFor();
    await page.getByText('请先联系单位管理员注册').waitFor();
    await inspect(page);
    expect(faults).toEqual([]);
  });

  it('reads in English where the units are that he can choose', async () => {
    const page = await browser.newPage({ viewport: VIEWPORTS.phone, locale: 'en' });
    await page.goto('/register/professional');
    await choose(page, 'divisionCode-city', 'Jinan');
    await choose(page, 'divisionCode', 'Lixia');
    await page.locator('#field-superiorId input').click();
    await page.locator('.unit-line small', { hasText: 'Lixia District · Employer' }).first().waitFor();
    expect((await page.locator('.unit-line small').allTextContents()).join('')).not.toMatch(/\p{Script=Han}/u);
  });

  it('whom the unit does not know chooses another one, and signs in once that has approved', async () => {
    const { page, faults } = await open('professional');
    const person = applicant('孙晓浏览');
    await fillApplicant(page, person);
    const year = person.idNumber.slice(6, 10);
    expect(await page.locator('#field-birthDate input').inputValue()).toContain(year);
    expect(await page.locator('#field-sex input').inputValue()).toBe(Number(person.idNumber[16]) % 2 === 1 ? '男' : '女');
    await chooseUnit(page, { ...LIXIA, unit: '历下区文苑中学' });
    await page.locator('.aside', { hasText: '历下区文苑中学' }).waitFor();
    const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
    for (const secret of [person.idNumber, `${year}-`, person.mobile, PASSWORD]) expect(kept).not.toContain(secret);
    await inspect(page);
    const caseNumber = await submitRegistration(page);
    expect(await receiptOf(page)).toContain('历下区文苑中学');

    const first = await signInAt('历下区文苑中学', '/workbench');
    faults.push(...watch(first, browser.url));
    await first.getByRole('link', { name: '专技人员注册审核' }).click();
    await first.locator('xs-inbox a.row').first().click();
    await first.getByRole('button', { name: '非本单位人员，退回重选单位' }).waitFor();
    await inspect(first);
    await first.keyboard.press('w');
    await first.getByRole('alertdialog').or(first.getByRole('dialog')).getByRole('button', { name: '退回重选单位' }).click();
    await first.getByText(/已退回重选单位：/).first().waitFor();

    await page.getByRole('link', { name: '注册审核进度查询' }).click();
    await page.locator('#field-idNumber input').fill(person.idNumber);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.locator('input[name=code]').waitFor();
    await page.locator('input[name=code]').fill(await readCode(browser.url, caseNumber));
    await page.keyboard.press('Enter');
    await page.getByText('请重选所在单位').waitFor();
    await inspect(page);
    expect(await page.locator('#field-personName').count()).toBe(0);
    await chooseUnit(page, { ...LIXIA, unit: '历下区青禾幼儿园' });
    await page.getByRole('button', { name: '重新提交' }).click();
    await page.getByText('已重新提交，等待审核。').waitFor();

    const second = await signInAt('历下区青禾幼儿园', '/reviews/professionals');
    faults.push(...watch(second, browser.url));
    await second.locator('xs-inbox a.row').first().click();
    await second.getByRole('button', { name: /^通过/ }).click();
    await second.getByText(/^已通过：/).first().waitFor();
    const professional = await browser.newPage({ viewport: VIEWPORTS.phone });
    await signIn(professional, 'professional', person.idNumber, PASSWORD);
    expect(faults).toEqual([]);
  });

  it('who administers his unit alone registers by his own login, is reviewed above it, and signs in as both', async () => {
    const unit = '市南区湛山社区卫生服务中心';
    const { idNumber, name } = demoAdministrator(unit);
    const page = await signInAt(unit, '/register/professional');
    const faults = watch(page, browser.url);
    await page.locator('#field-idNumber input').waitFor();
    await page.locator('#field-administrator input').check();
    await page.locator('.identity').getByText(name).waitFor();
    expect(await page.locator('#field-idNumber, #field-personName, #field-birthDate, vaadin-password-field').count()).toBe(0);
    expect(await page.locator('.identity').textContent()).not.toContain(idNumber);
    await chooseUnit(page, { city: '青岛市', county: '市南区', unit });
    await page.locator('.aside', { hasText: ONE_REVIEWER_DEPARTMENT }).waitFor();
    await page.locator('#field-commitment input').check();
    await inspect(page);
    await submitRegistration(page);
    expect(await receiptOf(page)).toContain(ONE_REVIEWER_DEPARTMENT);
    await inspect(page);

    const reviewer = await signInAt(ONE_REVIEWER_DEPARTMENT, '/workbench', 'department');
    faults.push(...watch(reviewer, browser.url));
    await reviewer.getByRole('link', { name: '专技人员注册审核' }).click();
    await reviewer.locator('xs-inbox a.row', { hasText: unit }).first().click();
    await reviewer.getByRole('button', { name: /^通过/ }).click();
    await reviewer.getByText(/^已通过：/).first().waitFor();

    await page.getByRole('link', { name: '我发起的' }).first().click();
    await page.getByText('通过').first().waitFor();
    await inspect(page);
    const professional = await browser.newPage({ viewport: VIEWPORTS.phone });
    faults.push(...watch(professional, browser.url));
    await openSignedIn(professional, 'professional', idNumber, DEMO_PASSWORD);
    await professional.getByText(unit).first().waitFor();
    await inspect(professional);
    await (await signInAt(unit, '/workbench')).getByText(unit).first().waitFor();
    expect(faults).toEqual([]);
  });
});
