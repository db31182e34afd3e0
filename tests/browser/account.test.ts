import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { administratorIndex } from '../../models/seeds/demo/logins.ts';
import { DEMO_ORGANIZATIONS } from '../../models/seeds/demo/organizations.ts';
import { demoPerson } from '../../models/seeds/demo/people.ts';
import { useBrowser } from '../setup/browser.ts';
import { DemoInbox } from '../support/demo-inbox.ts';
import { follow, inspect, inspectEverywhere, signIn, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();

/** Its first reviewer also reviews for the other one, and is its professional. His messages are counted here: no other file gives him any. */
const [OWN, OTHER] = ['山东省教育厅', '山东省卫生健康委员会'];
const inbox = new DemoInbox(browser.url, { department: OWN, divisionCode: '370103' });
const NEW_PASSWORD = 'Willow-Harbour-77';

/** Whom no other test signs in as. */
const forgetful = demoPerson(administratorIndex(DEMO_ORGANIZATIONS.findIndex(({ name }) => name === OTHER), 2));

const organizationOf = (page: Page) => page.locator('xs-top-bar .organization .name');
const bell = (page: Page) => page.locator('xs-message-bell a');

/** Acts as somebody else, by the menu of the person. */
async function switchTo(page: Page, identity: string, organization = identity): Promise<void> {
  await page.locator('button.person').click();
  await page.locator(`xs-identities button[title="${identity}"]`).click();
  await page.locator(`xs-identities button[title="${identity}"][aria-pressed="true"]`).waitFor({ state: 'attached' });
  await organizationOf(page).filter({ hasText: organization }).waitFor();
}

/** The code of the latest mail to somebody, as the mailbox shows it. */
async function codeInMailbox(page: Page, to: string): Promise<string> {
  await page.goto('/mailbox');
  const subject = page.locator('.mailbox li', { hasText: to }).getByRole('heading', { name: '验证码：' }).first();
  await subject.waitFor();
  return /\d{6}/.exec(await subject.textContent() ?? '')?.[0] ?? '';
}

describe('who has forgotten a password', () => {
  it('gets a code by mail, sets a new one, and signs in with it', async () => {
    const page = await browser.newPage({ viewport: VIEWPORTS.phone });
    const faults = watch(page, browser.url);
    // Read out, what is wrong with a field stands in a second place for a moment.
    const main = page.locator('main');
    await page.goto('/sign-in/department');
    await page.getByRole('link', { name: '忘记密码' }).click();
    await page.locator('input[name=idNumber]').waitFor();
    await inspectEverywhere(page);
    await page.locator('input[name=idNumber]').focus();
    await page.keyboard.press('Enter');
    await main.getByText('请填写证件号').waitFor();
    await page.keyboard.type(forgetful.idNumber);
    await page.keyboard.press('Tab');
    await page.keyboard.type(forgetful.email);
    await page.keyboard.press('Enter');
    await page.locator('input[name=code]').waitFor();
    await inspectEverywhere(page);
    const code = await codeInMailbox(await browser.newPage({ viewport: VIEWPORTS.wide }), forgetful.email);
    await page.keyboard.type(code);
    for (const field of await page.locator('vaadin-password-field input').all()) await field.fill('kurz');
    await page.keyboard.press('Enter');
    await main.getByText('密码须为 10 至 64 位').waitFor();
    for (const field of await page.locator('vaadin-password-field input').all()) await field.fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('密码已重置').waitFor();
    await inspectEverywhere(page);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in/department');
    await signIn(page, 'department', forgetful.idNumber, NEW_PASSWORD);
    expect(faults).toEqual([]);
  });

  it('sees the same when nothing belongs to what was typed', async () => {
    const page = await browser.newPage({ viewport: VIEWPORTS.wide });
    await page.goto('/password-reset');
    await page.locator('input[name=idNumber]').fill('370000199001011234');
    await page.locator('input[name=contact]').fill('nobody@demo.invalid');
    await page.keyboard.press('Enter');
    await page.locator('input[name=code]').fill('123456');
    for (const field of await page.locator('vaadin-password-field input').all()) await field.fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByText('验证码不正确或已失效').first().waitFor();
    expect(await page.locator('input[name=code]').inputValue()).toBe('123456');
    await page.getByRole('button', { name: '修改填写的信息' }).click();
    expect(await page.locator('input[name=contact]').inputValue()).toBe('nobody@demo.invalid');
  });
});

describe('who acts for several organizations', () => {
  it('switches without signing in again; every tab follows, and what was begun is kept', async () => {
    const [waiting] = await inbox.receive('市中区切换实验学校');
    const page = await browser.newPage({ viewport: VIEWPORTS.wide });
    const faults = watch(page, browser.url);
    await inbox.signIn(page);
    await organizationOf(page).filter({ hasText: OWN }).waitFor();
    const second = await page.context().newPage();
    await second.goto(`/reviews/employers/${waiting?.caseId ?? ''}`);
    await second.locator('xs-decision-bar textarea').fill('请核对公章');
    await page.locator('button.person').click();
    await page.locator('xs-identities').getByRole('button', { pressed: true }).filter({ hasText: OWN }).waitFor();
    await inspect(page);
    await page.keyboard.press('Escape');
    await switchTo(page, OTHER);
    await second.waitForURL('**/workbench');
    await organizationOf(second).filter({ hasText: OTHER }).waitFor();
    await second.goto(`/cases/${waiting?.caseId ?? ''}`);
    await second.getByText('没有找到').first().waitFor();
    await inspect(second);
    await switchTo(page, '本人（专技人员）', OWN);
    expect(await page.locator('xs-top-bar .organization .role').textContent()).toBe('专技人员');
    expect(await page.locator('xs-menu a[href="/reviews/employers"]').count()).toBe(0);
    await switchTo(page, OWN);
    await page.locator('xs-menu a[href="/reviews/employers"]').waitFor();
    await organizationOf(second).filter({ hasText: OWN }).waitFor();
    await second.goto(`/reviews/employers/${waiting?.caseId ?? ''}`);
    await second.locator('xs-decision-bar textarea').waitFor();
    expect(await second.locator('xs-decision-bar textarea').inputValue()).toBe('请核对公章');
    expect(faults).toEqual([]);
  });

  it('stays where he is when the page is his own, and finds his choice at the next sign-in', async () => {
    const page = await browser.newPage({ viewport: VIEWPORTS.phone });
    await inbox.signIn(page, 0, '/account/sessions');
    await page.locator('xs-sessions table').waitFor();
    await switchTo(page, OTHER);
    expect(new URL(page.url()).pathname).toBe('/account/sessions');
    await inbox.signIn(await browser.newPage());
    const again = await browser.newPage();
    await inbox.signIn(again);
    await organizationOf(again).filter({ hasText: OTHER }).waitFor();
    await switchTo(again, OWN);
  });
});

describe('messages', () => {
  it('come while one looks, are counted, and lead to their case, in the membership they are for', async () => {
    const page = await browser.newPage({ viewport: VIEWPORTS.wide });
    const faults = watch(page, browser.url);
    await inbox.signIn(page, 0, '/messages');
    await page.getByText('还没有消息').waitFor();
    expect(await page.getByRole('button', { name: '全部标为已读' }).count()).toBe(0);
    await inspect(page);
    await page.getByRole('link', { name: '邮件设置', exact: true }).click();
    await page.getByRole('group', { name: '新到的待办' }).getByLabel('立即').check();
    await inspect(page);
    await page.keyboard.press('Enter');
    await page.getByText('已保存。').waitFor();
    await switchTo(page, OTHER);
    await follow(page, '/messages');
    await page.getByText('还没有消息').waitFor();
    const [waiting] = await inbox.receive('市中区消息实验学校');
    await page.getByRole('link', { name: '消息，1 条未读' }).waitFor();
    await page.getByText('新到待审核：市中区消息实验学校').waitFor();
    await inspect(page);
    await page.getByText('新到待审核：市中区消息实验学校').click();
    await page.waitForURL(`**/${waiting?.caseId ?? ''}`);
    await organizationOf(page).filter({ hasText: OWN }).waitFor();
    await bell(page).and(page.getByRole('link', { name: '消息', exact: true })).waitFor();
    await bell(page).click();
    await page.getByText('新到待审核：市中区消息实验学校').waitFor();
    expect(await page.locator('.messages .unread').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
