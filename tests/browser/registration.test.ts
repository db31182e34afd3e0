import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BUSY_DEPARTMENT } from '../../models/seeds/demo/organizations.ts';
import { useBrowser } from '../setup/browser.ts';
import { makeImage, makePdf } from '../support/files.ts';
import { PASSWORD, registrationForm } from '../support/registration-form.ts';

const browser = useBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const VIEWPORTS = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** Everything a page must not do: speak of errors, ask other hosts. Filled while it is used. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') faults.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => { faults.push(`page: ${error.message}`); });
  page.on('request', (request) => { if (!request.url().startsWith(browser.url) && !/^(?:data|blob):/.test(request.url())) faults.push(`foreign: ${request.url()}`); });
  return faults;
}

/** No overflow, and nothing that axe finds. */
async function inspect(page: Page): Promise<void> {
  // A screen that still loads has no heading yet.
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.evaluate(axe);
  const faults = await page.evaluate(async () => {
    const { violations } = await Reflect.get(window, 'axe').run();
    return violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
  });
  expect(faults).toEqual([]);
}

async function choose(page: Page, field: string, text: string): Promise<void> {
  const input = page.locator(`#field-${field} input`);
  await input.click();
  await page.locator('vaadin-combo-box-item', { hasText: text }).first().click();
}

/** Chooses the two files of a registration, and waits until they have arrived. */
async function uploadEvidence(page: Page): Promise<void> {
  const files = [
    { name: '营业执照.png', mimeType: 'image/png', buffer: Buffer.from(await makeImage('png', { width: 640, height: 480 })) },
    { name: '授权委托书.pdf', mimeType: 'application/pdf', buffer: Buffer.from(makePdf()) },
  ];
  for (const [index, file] of files.entries()) {
    const field = page.locator('xs-attachments-field').nth(index);
    await field.locator('input[type=file]').setInputFiles(file);
    await field.locator('li.done', { hasText: file.name }).waitFor();
  }
}

async function fillRegistration(page: Page, form: ReturnType<typeof registrationForm>): Promise<void> {
  const fill = (field: string, value: string) => page.locator(`#field-${field} input`).fill(value);
  await fill('creditCode', form.creditCode);
  await fill('name', form.name);
  await choose(page, 'nature', '事业单位');
  await choose(page, 'industry', '教育');
  await choose(page, 'divisionCode-city', '济南市');
  await choose(page, 'divisionCode', '历下区');
  await choose(page, 'superiorId', BUSY_DEPARTMENT);
  await fill('legalRepresentative', form.legalRepresentative);
  await choose(page, 'idType', '居民身份证');
  await fill('idNumber', form.idNumber);
  await fill('personName', form.personName);
  await fill('mobile', form.mobile);
  await fill('email', form.email);
  for (const password of await page.locator('vaadin-password-field input').all()) await password.fill(PASSWORD);
  await uploadEvidence(page);
  await page.locator('#field-commitment input').check();
}

async function signIn(page: Page, userType: string, idNumber: string, password: string): Promise<void> {
  await page.goto(`/sign-in/${userType}`);
  await page.locator('input[name=idNumber]').fill(idNumber);
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/workbench');
  await page.locator('xs-workbench h1').waitFor();
}

async function demoDepartment(): Promise<{ idNumber: string; password: string }> {
  const portal = await (await fetch(`${browser.url}/api/portal`)).json();
  return portal.demoLogins.find(({ userType }: { userType: string }) => userType === 'department');
}

describe('an employer', () => {
  it('registers in one browser, is approved in another, and signs in', async () => {
    const form = registrationForm({ name: '历下区浏览器实验学校' });
    const applicant = await browser.newPage({ viewport: VIEWPORTS.wide });
    const faults = watch(applicant);
    await applicant.goto('/register/employer');
    await applicant.locator('#field-creditCode input').waitFor();
    await inspect(applicant);
    await fillRegistration(applicant, form);
    const submit = applicant.locator('vaadin-button[theme~=primary]');
    await submit.click();
    await applicant.locator('#receipt-title').or(submit.filter({ hasText: '仍要提交' })).first().waitFor();
    if (await submit.filter({ hasText: '仍要提交' }).isVisible()) await submit.click();
    await applicant.locator('#receipt-title').waitFor();
    await inspect(applicant);

    const { idNumber, password } = await demoDepartment();
    const reviewer = await browser.newPage({ viewport: VIEWPORTS.wide });
    faults.push(...watch(reviewer));
    await signIn(reviewer, 'department', idNumber, password);
    await inspect(reviewer);
    await reviewer.goto('/reviews/employers');
    await reviewer.getByText(form.name).first().click();
    await reviewer.getByText('办理环节').or(reviewer.getByText('处理记录')).first().waitFor();
    await inspect(reviewer);
    await reviewer.getByRole('button', { name: /^通过/ }).click();
    await reviewer.getByText(`已通过：${form.name}`).first().waitFor();

    const administrator = await browser.newPage({ viewport: VIEWPORTS.phone, locale: 'en' });
    faults.push(...watch(administrator));
    await signIn(administrator, 'employer', form.idNumber, PASSWORD);
    await administrator.getByText(form.name).first().waitFor();
    await inspect(administrator);
    expect(faults).toEqual([]);
  });
});

describe.each(Object.entries(VIEWPORTS))('every screen on a %s', (_name, viewport) => {
  it.each(['zh-CN', 'en'])('in %s is whole, accessible and asks nobody else', async (locale) => {
    const page = await browser.newPage({ viewport, locale });
    const faults = watch(page);
    for (const path of ['/', '/sign-in/department', '/register/employer', '/mailbox', '/nothing']) {
      await page.goto(path);
      await page.locator('main').waitFor();
      await page.waitForLoadState('networkidle');
      await inspect(page);
    }
    const { idNumber, password } = await demoDepartment();
    await signIn(page, 'department', idNumber, password);
    for (const path of ['/workbench', '/account/password', '/account/sessions', '/reviews/employers']) {
      await page.goto(path);
      await page.locator('main').waitFor();
      await page.waitForLoadState('networkidle');
      await inspect(page);
    }
    expect(faults).toEqual([]);
  });
});
