import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Locale, LOCALES } from '../../workflows/shared/messages/index.ts';
import { startedFor } from '../setup/environment.ts';
import { makeImage, makePdf } from './files.ts';
import { PASSWORD, type RegistrationFormInput } from './registration-form.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const VIEWPORTS = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** Everything a page must not do: speak of errors, ask other hosts; what the browser shows a PDF with is its own. Filled while it is used. */
export function watch(page: Page, applicationUrl: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') faults.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => { faults.push(`page: ${error.message}`); });
  page.on('request', (request) => { if (!request.url().startsWith(applicationUrl) && !/^(?:data|blob|chrome|chrome-extension):/.test(request.url())) faults.push(`foreign: ${request.url()}`); });
  return faults;
}

export interface Look {
  /** Whether contrast is measured, which takes as long as everything else; words in another language have the same colours. */
  readonly colors: boolean;
}

/** No overflow, and nothing that axe finds, once the screen shows what it has to show. */
export async function inspect(page: Page, { colors }: Look = { colors: true }): Promise<void> {
  await holdNotices(page);
  await settle(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  // A rail hides what does not fit it, and steps cut it off.
  expect(await page.locator('xs-menu .rail .short:visible, xs-steps .word:visible').evaluateAll((words) => words.filter((word) => word.scrollWidth > word.clientWidth).map((word) => word.textContent))).toEqual([]);
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  const faults = await page.evaluate(async (options) => {
    const { violations } = await Reflect.get(window, 'axe').run(options);
    return violations.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
  }, { resultTypes: ['violations'], selectors: false, rules: { 'color-contrast': { enabled: colors } } });
  await releaseNotices(page);
  expect(faults).toEqual([]);
}

/** A notice that goes while it is looked at is pale on its way: it stays until everything was looked at. */
async function holdNotices(page: Page): Promise<void> {
  await page.locator('vaadin-notification').evaluateAll((notices) => {
    for (const notice of notices) {
      const duration = Number(Reflect.get(notice, 'duration'));
      if (duration > 0) Object.assign(notice, { heldDuration: duration, duration: 0 });
    }
  });
  await page.locator('vaadin-notification-card:is([opening], [closing])').first().waitFor({ state: 'detached' });
}

async function releaseNotices(page: Page): Promise<void> {
  await page.locator('vaadin-notification').evaluateAll((notices) => {
    for (const notice of notices) {
      const duration: unknown = Reflect.get(notice, 'heldDuration');
      if (typeof duration === 'number') Object.assign(notice, { duration, heldDuration: null });
    }
  });
}

/**
 * A screen whose code still loads has no heading yet, one whose data does says so. What is as wide as the window follows it
 * with the next frame, and what appears or goes is pale until it has.
 */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByText(/^(?:正在加载|Loading)/).filter({ visible: true }).first().waitFor({ state: 'detached' });
  await page.evaluate(async () => {
    await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** {@link inspect} in both widths and both languages, without opening the page again. */
export async function inspectEverywhere(page: Page): Promise<void> {
  await everywhere(page, (_locale, how) => inspect(page, how));
}

/** Looks at a page in both widths and both languages, without opening it again, and leaves it as it was. */
export async function everywhere(page: Page, look: (locale: Locale, how: Look) => Promise<void>): Promise<void> {
  const before = page.viewportSize() ?? VIEWPORTS.wide;
  const [own = 'zh-CN', other = 'en'] = await page.locator('button.language').getAttribute('lang') === 'en' ? LOCALES : LOCALES.toReversed();
  await look(own, { colors: true });
  await page.setViewportSize(before.width === VIEWPORTS.phone.width ? VIEWPORTS.wide : VIEWPORTS.phone);
  await look(own, { colors: true });
  await speakTheOther(page);
  await look(other, { colors: false });
  await page.setViewportSize(before);
  await look(other, { colors: false });
  await speakTheOther(page);
}

/** {@link inspect} as the page is and in the other language, there in another width if told. Leaves it as it was. */
export async function inspectInBothLanguages(page: Page, otherWidth: { width: number; height: number } | null = null): Promise<void> {
  const before = page.viewportSize() ?? VIEWPORTS.wide;
  await inspect(page);
  await page.setViewportSize(otherWidth ?? before);
  await speakTheOther(page);
  await inspect(page, { colors: otherWidth !== null });
  await page.setViewportSize(before);
  await speakTheOther(page);
}

/** Changes the language as its button in the top bar does, also while a dialog lies over it. */
export async function speakTheOther(page: Page): Promise<void> {
  const language = await page.evaluate(() => {
    document.querySelector<HTMLElement>('button.language')?.click();
    return document.documentElement.lang;
  });
  await page.locator(`button.language:not([lang="${language}"])`).waitFor();
}

/** Chooses from the list of a field, which a part of its text leads to: a long list draws only what is in sight. */
export async function choose(page: Page, field: string, text: string): Promise<void> {
  await page.locator(`#field-${field} input`).fill(text);
  await page.locator('vaadin-combo-box-item:not([hidden]), vaadin-multi-select-combo-box-item:not([hidden])', { hasText: text }).first().click();
  await waitUntilClosed(page);
}

/** A list that closes gives the cursor back to its field. */
async function waitUntilClosed(page: Page): Promise<void> {
  await page.locator('vaadin-combo-box-item:not([hidden])').first().waitFor({ state: 'hidden' });
}

/** Where an employer is and who is to review it, as the lists of the form name it. */
export interface Place {
  readonly city: string;
  readonly county: string;
  readonly department: string;
}

/** Chooses a file for each field of evidence, and waits until they have arrived. */
export async function uploadEvidence(page: Page): Promise<void> {
  const files = [
    { name: '营业执照.png', mimeType: 'image/png', buffer: Buffer.from(await makeImage('png', { width: 640, height: 480 })) },
    { name: '授权委托书.pdf', mimeType: 'application/pdf', buffer: Buffer.from(makePdf()) },
    { name: '批准文件.pdf', mimeType: 'application/pdf', buffer: Buffer.from(makePdf()) },
  ];
  const fields = page.locator('xs-attachments-field');
  for (const [index, file] of files.slice(0, await fields.count()).entries()) {
    const field = fields.nth(index);
    await field.locator('input[type=file]').setInputFiles(file);
    await field.locator('li.done', { hasText: file.name }).waitFor();
  }
}

/** Fills in the organization's part of a registration. */
export async function fillOrganization(page: Page, form: RegistrationFormInput, { city, county, department }: Place): Promise<void> {
  const fill = (field: string, value: string) => page.locator(`#field-${field} input`).fill(value);
  await fill('creditCode', form.creditCode);
  await fill('name', form.name);
  await choose(page, 'nature', '事业单位');
  await choose(page, 'industry', '教育');
  await choose(page, 'divisionCode-city', city);
  await choose(page, 'divisionCode', county);
  await choose(page, 'superiorId', department);
  await fill('legalRepresentative', form.legalRepresentative);
  await uploadEvidence(page);
}

/** Who registers, as the fields of the form are called. */
export type Applicant = Pick<RegistrationFormInput, 'idNumber' | 'personName' | 'mobile' | 'email'>;

/** Fills in a registration with a new administrator. */
export async function fillRegistration(page: Page, form: RegistrationFormInput, place: Place): Promise<void> {
  await fillOrganization(page, form, place);
  await fillApplicant(page, form);
}

/** Fills in who registers, with his password, and declares that all is true. */
export async function fillApplicant(page: Page, form: Applicant): Promise<void> {
  const fill = (field: string, value: string) => page.locator(`#field-${field} input`).fill(value);
  await choose(page, 'idType', '居民身份证');
  await fill('idNumber', form.idNumber);
  await fill('personName', form.personName);
  await fill('mobile', form.mobile);
  await fill('email', form.email);
  for (const password of await page.locator('vaadin-password-field input').all()) await password.fill(PASSWORD);
  await page.locator('#field-commitment input').check();
}

/** Submits what is filled in, whatever the checks found, and gives the case number of the receipt. */
export async function submitRegistration(page: Page): Promise<string> {
  const submit = page.locator('.foot vaadin-button[theme~=primary]');
  await submit.click();
  const anyway = submit.filter({ hasText: '仍要提交' });
  await page.locator('#receipt-title').or(anyway).first().waitFor();
  if (await anyway.isVisible()) await submit.click();
  await page.locator('#receipt-title').waitFor();
  return (await page.locator('.receipt dd b').textContent()) ?? '';
}

/** Chooses a unit of a division by a part of its name. */
export async function chooseUnit(page: Page, { city, county, unit }: { readonly city: string; readonly county: string; readonly unit: string }): Promise<void> {
  await choose(page, 'divisionCode-city', city);
  await choose(page, 'divisionCode', county);
  // The list moves until the answer to what was typed is there.
  const found = page.waitForResponse((response) => response.url().includes('/api/units?') && response.url().includes('q='));
  await page.locator('#field-superiorId input').fill(unit.slice(0, -1));
  await found;
  await page.locator('vaadin-combo-box-item:not([hidden])', { has: page.locator('.unit-line', { hasText: unit }) }).first().click();
  await waitUntilClosed(page);
}

/** Signs in with the keyboard. */
export async function signIn(page: Page, userType: string, idNumber: string, password: string): Promise<void> {
  await page.goto(`/sign-in/${userType}`);
  await page.locator('input[name=idNumber]').fill(idNumber);
  await page.locator('input[name=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/workbench');
  await page.locator('xs-workbench h1').waitFor();
}

/** Opens a page of somebody who has signed in before, his workbench unless told, for tests of what comes afterwards. */
export async function openSignedIn(page: Page, userType: string, idNumber: string, password: string, path = '/workbench'): Promise<void> {
  const headers = { Origin: startedFor('TEST_APPLICATION_URL') };
  const answer = await page.context().request.post('/api/sessions', { data: { userType, idNumber, password }, headers });
  if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}`);
  // As a sign-in leaves it: without it a page does not ask who is signed in.
  const left = await page.addInitScript(() => { localStorage.setItem('xs-was-signed-in', 'yes'); });
  await page.goto(path);
  await page.locator('xs-top-bar button.person').waitFor();
  await left.dispose();
}

/** Goes to another screen as a link of the application leads there: the application itself is not loaded again. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.locator('xs-app').evaluate((app, href) => {
    const link = Object.assign(document.createElement('a'), { href });
    app.append(link);
    link.click();
    link.remove();
  }, path);
}

/** The login of the demo's department, whose inbox is full. */
export async function demoDepartment(applicationUrl: string): Promise<{ idNumber: string; password: string }> {
  const portal = await (await fetch(`${applicationUrl}/api/portal`)).json();
  return portal.demoLogins.find(({ userType }: { userType: string }) => userType === 'department');
}
