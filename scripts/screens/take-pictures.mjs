/* global document, innerWidth, window -- the functions handed to `evaluate` run in the page */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { prepareApplicantCases } from './applicant-cases.mjs';
import { editContact, lookElsewhere, openFirstCase, openMyCase, pickPerson, previewSuperior, waitForPerson } from './submit-acts.mjs';

/** @typedef {Awaited<ReturnType<typeof prepareApplicantCases>>} ApplicantCases */

const WIDTHS = [1440, 390];
const LOCALES = ['zh-CN', 'en'];

/**
 * Every screen by the name of its picture; `session` says which demo login opens it, `applicant` which opened case, `act`
 * what is done on it first.
 * @type {readonly {
 *   name: string, path: string, session: string | null, applicant?: keyof ApplicantCases,
 *   act?: (page: import('playwright-core').Page, cases: ApplicantCases) => Promise<void>,
 * }[]}
 */
const SCREENS = [
  { name: 'portal', path: '/', session: null },
  { name: 'sign-in', path: '/sign-in/department', session: null },
  { name: 'register-department', path: '/register/department', session: null },
  { name: 'register-employer', path: '/register/employer', session: null },
  { name: 'register-base', path: '/register/base', session: null },
  { name: 'register-professional', path: '/register/professional', session: null },
  { name: 'register-professional-unit', path: '/register/professional', session: null, act: chooseUnit },
  { name: 'register-professional-own', path: '/register/professional', session: 'department', act: tickOwnAdministrator },
  { name: 'register-own-sign-in', path: '/register/employer', session: null, act: tickOwnAdministrator },
  { name: 'register-own', path: '/register/employer', session: 'department', act: tickOwnAdministrator },
  { name: 'progress', path: '/registrations/progress', session: null },
  { name: 'progress-found', path: '/registrations/progress', session: null, act: askProgress },
  { name: 'progress-person', path: '/registrations/progress?of=person', session: null },
  { name: 'own-case-wrong-unit', path: '/registrations/current', session: null, applicant: 'wrongUnit' },
  { name: 'own-case-returned', path: '/registrations/current', session: null, applicant: 'returned', act: mendHeadcount },
  { name: 'own-case-withdraw', path: '/registrations/current', session: null, applicant: 'returned', act: askWithdrawal },
  { name: 'own-case-rejected', path: '/registrations/current', session: null, applicant: 'rejected' },
  { name: 'own-cases-empty', path: '/my-cases', session: 'department' },
  { name: 'mailbox', path: '/mailbox', session: null },
  { name: 'not-found', path: '/nothing', session: null },
  { name: 'workbench', path: '/workbench', session: 'department' },
  { name: 'workbench-empty', path: '/workbench', session: 'employer' },
  { name: 'account-reset', path: '/password-reset?type=department', session: null },
  { name: 'account-reset-code', path: '/password-reset?type=department', session: null, act: askResetCode },
  { name: 'account-person', path: '/workbench', session: 'department', act: openPerson },
  { name: 'account-messages', path: '/messages', session: 'department' },
  { name: 'account-messages-empty', path: '/messages', session: 'base' },
  { name: 'account-mail', path: '/account/messages', session: 'department' },
  { name: 'password', path: '/account/password', session: 'department' },
  { name: 'sessions', path: '/account/sessions', session: 'department' },
  { name: 'inbox', path: '/reviews/employers', session: 'department' },
  { name: 'inbox-closed', path: '/reviews/employers?state=closed', session: 'department' },
  { name: 'near', path: '/reviews/near', session: 'department' },
  { name: 'inbox-ticked', path: '/reviews/employers', session: 'department', act: tickAndFilter },
  { name: 'case-closed', path: '/reviews/employers/:caseId?state=closed', session: 'department' },
  { name: 'case-reasons', path: '/reviews/employers/:caseId', session: 'department', act: openReasons },
  { name: 'case-desk', path: '/reviews/employers/:caseId', session: 'department', act: openDesk },
  { name: 'case-comment', path: '/reviews/employers/:caseId', session: 'department', act: (page) => chooseFromDesk(page, 'comment') },
  { name: 'case-transfer', path: '/reviews/employers/:caseId', session: 'department', act: (page) => chooseFromDesk(page, 'transfer') },
  { name: 'case-copy', path: '/reviews/employers/:caseId', session: 'department', act: (page) => chooseFromDesk(page, 'copy') },
  { name: 'copies-empty', path: '/copies', session: 'department' },
  { name: 'case', path: '/reviews/employers/:caseId', session: 'department' },
  { name: 'batches-empty', path: '/batches', session: 'employer' },
  { name: 'batch-dialog', path: '/reviews/employers', session: 'department', act: askBatch },
  { name: 'batch', path: '/reviews/employers', session: 'department', act: beginBatch },
  { name: 'batches', path: '/batches', session: 'department' },
  { name: 'inbox-departments', path: '/reviews/departments', session: 'hrss' },
  { name: 'case-department', path: '/reviews/departments/:caseId', session: 'hrss' },
  { name: 'inbox-bases', path: '/reviews/bases', session: 'department' },
  { name: 'case-base', path: '/reviews/bases/:caseId', session: 'department' },
  { name: 'inbox-professionals', path: '/reviews/professionals', session: 'employer' },
  { name: 'case-professional', path: '/reviews/professionals/:caseId', session: 'employer' },
  { name: 'case-wrong-unit', path: '/reviews/professionals/:caseId', session: 'employer', act: askWrongUnit },
  { name: 'submit-transfer', path: '/cases/new/personnelTransfer/person', session: 'employer', act: pickPerson },
  { name: 'submit-transfer-elsewhere', path: '/cases/new/personnelTransfer/person', session: 'employer', act: lookElsewhere },
  { name: 'submit-transfer-oneself', path: '/cases/new/personnelTransfer/person', session: 'professional', act: waitForPerson },
  { name: 'submit-superior', path: '/cases/new/superiorChange/organization', session: 'department', act: previewSuperior },
  { name: 'submit-title', path: '/cases/new/changeReview/title', session: 'professional' },
  { name: 'submit-identity', path: '/cases/new/changeReview/identity', session: 'professional' },
  { name: 'submit-organization', path: '/cases/new/changeReview/organization', session: 'employer' },
  { name: 'inbox-person-changes', path: '/reviews/person-changes', session: 'employer' },
  { name: 'case-person-change', path: '/reviews/person-changes', session: 'employer', act: openFirstCase },
  { name: 'inbox-organization-changes', path: '/reviews/organization-changes', session: 'department' },
  { name: 'case-organization-change', path: '/reviews/organization-changes', session: 'department', act: openFirstCase },
  { name: 'inbox-superiors', path: '/reviews/superiors', session: 'department' },
  { name: 'case-superior', path: '/reviews/superiors', session: 'department', act: openFirstCase },
  { name: 'inbox-leaving', path: '/reviews/leaving', session: 'employer' },
  { name: 'case-leaving', path: '/reviews/leaving', session: 'employer', act: openFirstCase },
  { name: 'case-joining', path: '/reviews/joining', session: 'employer', act: openFirstCase },
  { name: 'profile', path: '/profile', session: 'professional' },
  { name: 'profile-contact', path: '/profile', session: 'professional', act: editContact },
  { name: 'my-case', path: '/my-cases', session: 'base', act: openMyCase },
  { name: 'my-cases', path: '/my-cases', session: 'employer' },
  { name: 'transfers', path: '/transfers', session: 'employer' },
  { name: 'organization', path: '/organization', session: 'department' },
  { name: 'hours-declare', path: '/cases/new/creditHourReview', session: 'professional' },
  { name: 'hours-paper', path: '/cases/new/creditHourReview/paper?subject=professional', session: 'professional' },
  { name: 'hours-paper-unit', path: '/cases/new/creditHourReview/paper?subject=professional', session: 'employer' },
  { name: 'hours-records', path: '/hour-declarations', session: 'professional' },
  { name: 'hours-mine', path: '/hours', session: 'professional' },
  { name: 'hours-people', path: '/hours/people', session: 'employer' },
  { name: 'hours-rules', path: '/hour-rules', session: 'hrss' },
  { name: 'training', path: '/training', session: 'base' },
  { name: 'calendar', path: '/calendar', session: 'hrss' },
  { name: 'supervision', path: '/supervision', session: 'department' },
  { name: 'hours-rules-new', path: '/hour-rules', session: 'hrss', act: changeRules },
  { name: 'workbench-professional', path: '/workbench', session: 'professional' },
  { name: 'workbench-hrss', path: '/workbench', session: 'hrss' },
];

/**
 * @param {{ url: string, executablePath: string, folder: string, only: string }} options `only` is part of the names to take; empty takes all
 * @returns {Promise<{ count: number, faults: string[] }>}
 */
export async function takePictures({ url, executablePath, folder, only }) {
  const { chromium } = await import('playwright-core');
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  /** @type {string[]} */
  const faults = [];
  let count = 0;
  try {
    const cases = await prepareApplicantCases(browser, url);
    for (const width of WIDTHS) {
      for (const locale of LOCALES) {
        for (const screen of SCREENS.filter(({ name }) => name.includes(only))) {
          const name = `${screen.name}-${locale}-${width}`;
          const context = await browser.newContext({ baseURL: url, locale, timezoneId: 'Asia/Shanghai', viewport: { width, height: width > 640 ? 900 : 844 } });
          await context.addCookies(screen.applicant === undefined ? [] : cases[screen.applicant].cookies);
          const page = await context.newPage();
          watch(page, url, (fault) => faults.push(`${name}: ${fault}`));
          await page.goto(await addressOf(page, screen));
          await page.waitForLoadState('networkidle');
          await page.locator('main').waitFor();
          await screen.act?.(page, cases);
          for (const fault of await inspect(page, axe)) {
            faults.push(`${name}: ${fault}`);
          }
          await page.screenshot({ path: path.join(folder, `${name}.png`) });
          count += 1;
          await context.close();
        }
      }
    }
  } finally {
    await browser.close();
  }
  return { count, faults };
}

/** @param {import('playwright-core').Page} page */
async function tickOwnAdministrator(page) {
  await page.locator('#field-administrator input').check();
  await page.locator('.own-sign-in').or(page.locator('xs-register .identity')).first().waitFor();
}

/** Looks for a unit that there is, with the list open. @param {import('playwright-core').Page} page */
async function chooseUnit(page) {
  for (const [field, text] of /** @type {const} */ ([['divisionCode-city', '济南市|Jinan'], ['divisionCode', '历下区|Lixia']])) {
    await page.locator(`#field-${field} input`).click();
    await page.locator('vaadin-combo-box-item:not([hidden])').filter({ hasText: new RegExp(text, 'u') }).first().click();
  }
  await page.locator('#field-superiorId input').fill('历下');
  await page.locator('.unit-line').first().waitFor();
}

/** @param {import('playwright-core').Page} page @param {ApplicantCases} cases */
async function askProgress(page, { returned }) {
  await page.locator('#field-caseNumber input').fill(returned.caseNumber);
  await page.locator('#field-creditCode input').fill('creditCode' in returned ? returned.creditCode : '');
  await page.keyboard.press('Enter');
  await page.locator('xs-code-entry').waitFor();
}

/** Whether or not there is such a person, the page is the same. @param {import('playwright-core').Page} page */
async function askResetCode(page) {
  await page.locator('input[name=idNumber]').fill('370000199001011234');
  await page.locator('input[name=contact]').fill('nobody@demo.invalid');
  await page.keyboard.press('Enter');
  await page.locator('input[name=code]').waitFor();
}

/** @param {import('playwright-core').Page} page */
async function changeRules(page) {
  await page.locator('.hour-rules header .button').first().click();
  await page.locator('xs-rules-form summary').nth(4).click();
}

/** @param {import('playwright-core').Page} page */
async function openPerson(page) {
  await page.locator('button.person').click();
  await page.locator('xs-identities button').first().waitFor();
}

/** @param {import('playwright-core').Page} page */
async function tickAndFilter(page) {
  const ticks = page.locator('xs-inbox li input');
  await ticks.nth(1).check();
  await ticks.nth(3).check();
  await page.locator('xs-inbox [aria-expanded]').click();
  await page.locator('xs-inbox select option').nth(8).waitFor({ state: 'attached' });
}

/** @param {import('playwright-core').Page} page */
async function askBatch(page) {
  await page.locator('xs-inbox li input').nth(0).check();
  await page.locator('xs-inbox .selection .button').nth(1).click();
  await page.locator('xs-batch-dialog vaadin-button:not([disabled])').nth(1).waitFor();
}

/** Returns one case of the demo. @param {import('playwright-core').Page} page */
async function beginBatch(page) {
  await askBatch(page);
  await page.locator('xs-batch-dialog textarea').fill('上传的材料模糊不清，请重新扫描');
  await page.locator('xs-batch-dialog vaadin-button').nth(1).click();
  await page.locator('xs-batch .acts a').waitFor();
}

/** @param {import('playwright-core').Page} page */
async function openReasons(page) {
  await page.locator('xs-reason-menu button').click();
  await page.locator('[role=menuitem]').first().waitFor();
}

/** @param {import('playwright-core').Page} page */
async function openDesk(page) {
  await page.locator('xs-desk-menu .icon-button').click();
  await page.locator('[role=menuitem]').first().waitFor();
}

/**
 * @param {import('playwright-core').Page} page
 * @param {'comment' | 'transfer' | 'copy'} action
 */
async function chooseFromDesk(page, action) {
  await openDesk(page);
  await page.locator('[role=menuitem]').nth({ transfer: -3, comment: -2, copy: -1 }[action]).click();
  await page.locator(`xs-${action}-dialog dialog[open] :is(select, textarea, input)`).first().waitFor();
}

/** @param {import('playwright-core').Page} page */
async function askWrongUnit(page) {
  await page.locator('.wrong-unit vaadin-button').click();
  await page.locator('xs-confirm dialog[open]').waitFor();
}

/** @param {import('playwright-core').Page} page */
async function mendHeadcount(page) {
  await page.locator('#field-headcount input').fill('45');
}

/** @param {import('playwright-core').Page} page */
async function askWithdrawal(page) {
  await page.locator('.withdraw-line button').click();
  await page.locator('xs-withdraw dialog').waitFor();
}

/**
 * Signs in where a screen needs it.
 * @param {import('playwright-core').Page} page
 * @param {typeof SCREENS[number]} screen
 */
async function addressOf(page, { path: address, session }) {
  if (session === null) {
    return address;
  }
  const portal = await (await page.request.get('/api/portal')).json();
  const login = portal.demoLogins.find((/** @type {{ userType: string }} */ { userType }) => userType === session);
  await page.goto(`/sign-in/${session}`);
  await page.locator('input[name=idNumber]').fill(login.idNumber);
  await page.locator('input[name=password]').fill(login.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/workbench');
  if (!address.includes(':caseId')) {
    return address;
  }
  const subject = /\/reviews\/(\w+)s\//u.exec(address)?.[1] ?? '';
  const tasks = await (await page.request.get(`/api/tasks?kind=registrationReview.${subject}&limit=3&state=${address.includes('state=closed') ? 'closed' : 'open'}`)).json();
  return address.replace(':caseId', tasks.items.at(-1).caseId);
}

/** What the browser brings itself to show a PDF is no other host. @param {import('playwright-core').Page} page @param {string} url @param {(fault: string) => void} report */
function watch(page, url, report) {
  page.on('console', (message) => message.type() === 'error' && report(`console: ${message.text()}`));
  page.on('pageerror', (error) => report(`error: ${error.message}`));
  page.on('request', (request) => !request.url().startsWith(url) && !/^(?:data|blob|chrome|chrome-extension):/u.test(request.url()) && report(`asks ${request.url()}`));
}

/** @param {import('playwright-core').Page} page @param {string} axe @returns {Promise<string[]>} */
async function inspect(page, axe) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const overflow = document.documentElement.scrollWidth > innerWidth ? ['wider than the window'] : [];
    // A text that is missing shows its key.
    const missing = [...document.body.innerText.matchAll(/\b(?:account|applicant|attachments|calendar|checks|common|desk|flows|hours|portal|problems|profile|review|submit|supervision)\.[\w.-]+/gu)].map(([key]) => `no text for ${key}`);
    const found = (await Reflect.get(window, 'axe').run()).violations.map((/** @type {{ id: string, nodes: { html: string }[] }} */ { id, nodes }) => `axe ${id}: ${nodes[0]?.html.slice(0, 120)}`);
    return [...overflow, ...missing, ...found];
  });
}
