/* global document, innerWidth, window -- the functions handed to `evaluate` run in the page */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const WIDTHS = [1440, 390];
const LOCALES = ['zh-CN', 'en'];

/**
 * Every screen by the name of its picture; `session` says which demo login opens it.
 * @type {readonly { name: string, path: string, session: string | null }[]}
 */
const SCREENS = [
  { name: 'portal', path: '/', session: null },
  { name: 'sign-in', path: '/sign-in/department', session: null },
  { name: 'register-employer', path: '/register/employer', session: null },
  { name: 'mailbox', path: '/mailbox', session: null },
  { name: 'not-found', path: '/nothing', session: null },
  { name: 'workbench', path: '/workbench', session: 'department' },
  { name: 'workbench-empty', path: '/workbench', session: 'employer' },
  { name: 'password', path: '/account/password', session: 'department' },
  { name: 'sessions', path: '/account/sessions', session: 'department' },
  { name: 'inbox', path: '/reviews/employers', session: 'department' },
  { name: 'case', path: '/reviews/employers/:caseId', session: 'department' },
];

/**
 * @param {{ url: string, executablePath: string, folder: string }} options
 * @returns {Promise<{ count: number, faults: string[] }>}
 */
export async function takePictures({ url, executablePath, folder }) {
  const { chromium } = await import('playwright-core');
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  /** @type {string[]} */
  const faults = [];
  let count = 0;
  try {
    for (const width of WIDTHS) {
      for (const locale of LOCALES) {
        for (const screen of SCREENS) {
          const name = `${screen.name}-${locale}-${width}`;
          const context = await browser.newContext({ baseURL: url, locale, timezoneId: 'Asia/Shanghai', viewport: { width, height: width > 640 ? 900 : 844 } });
          const page = await context.newPage();
          watch(page, url, (fault) => faults.push(`${name}: ${fault}`));
          await page.goto(await addressOf(page, screen));
          await page.waitForLoadState('networkidle');
          await page.locator('main').waitFor();
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
  const tasks = await (await page.request.get('/api/tasks?kind=registrationReview.employer&limit=3')).json();
  return address.replace(':caseId', tasks.items.at(-1).caseId);
}

/** @param {import('playwright-core').Page} page @param {string} url @param {(fault: string) => void} report */
function watch(page, url, report) {
  page.on('console', (message) => message.type() === 'error' && report(`console: ${message.text()}`));
  page.on('pageerror', (error) => report(`error: ${error.message}`));
  page.on('request', (request) => !request.url().startsWith(url) && !/^(?:data|blob):/u.test(request.url()) && report(`asks ${request.url()}`));
}

/** @param {import('playwright-core').Page} page @param {string} axe @returns {Promise<string[]>} */
async function inspect(page, axe) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const overflow = document.documentElement.scrollWidth > innerWidth ? ['wider than the window'] : [];
    // A text that is missing shows its key.
    const missing = [...document.body.innerText.matchAll(/\b(?:account|attachments|checks|common|flows|portal|problems|review)\.[\w.-]+/gu)].map(([key]) => `no text for ${key}`);
    const { violations } = await Reflect.get(window, 'axe').run();
    const found = violations.map((/** @type {{ id: string, nodes: { html: string }[] }} */ { id, nodes }) => `axe ${id}: ${nodes[0]?.html.slice(0, 120)}`);
    return [...overflow, ...missing, ...found];
  });
}
