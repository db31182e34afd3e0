import { afterEach, beforeAll } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { atEnd } from '../runner/end.mjs';
import { startedFor } from './environment.ts';

/** A Chromium, and the application with demo data that was started for this test run. */
export interface TestBrowser {
  /** Address of the application, without a slash at its end. */
  readonly url: string;
  /** A page with cookies of its own, in Chinese unless told. After the test it is emptied, and kept for the next one that asks for its like: a new one takes a process. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
}

interface UsedPage {
  readonly page: Page;
  readonly like: string;
}

/** Pages that wait for another test; each holds a process. */
const MOST_IDLE = 8;

// One Chromium for all files that this process runs.
let launched: Promise<Browser> | null = null;
const idle: UsedPage[] = [];

/** Gives the calling test file the Chromium of its process. Call it once, at the top of the file. */
export function useBrowser(): TestBrowser {
  const url = startedFor('TEST_APPLICATION_URL');
  beforeAll(async () => { launched ??= launch(); await launched; });
  const used: UsedPage[] = [];
  afterEach(async () => {
    const before = used.splice(0);
    await Promise.all(before.map(({ page }) => (page.isClosed() ? page.context().close() : empty(page))));
    idle.push(...before.filter(({ page }) => !page.isClosed()));
    await Promise.all(idle.splice(0, idle.length - MOST_IDLE).map(({ page }) => page.context().close()));
  });
  return {
    url,
    async newPage(options = {}) {
      if (launched === null) throw new Error('The browser is there from beforeAll on');
      const like = JSON.stringify(options);
      const place = idle.findIndex((kept) => kept.like === like);
      const page = idle.splice(place, place < 0 ? 0 : 1)[0]?.page ?? await newPage(await launched, { baseURL: url, ...options });
      if (options.viewport) await page.setViewportSize(options.viewport);
      used.push({ page, like });
      return page;
    },
  };
}

async function launch(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: startedFor('TEST_CHROMIUM'),
    // A page lives for seconds: optimizing its code would take longer than it saves.
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--js-flags=--no-maglev --no-opt'],
  });
  browser.once('disconnected', () => {
    launched = null;
    idle.length = 0;
  });
  atEnd(() => browser.close());
  return browser;
}

async function newPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })).newPage();
}

/** Takes from a page all that a test left in it and its context. */
async function empty(page: Page): Promise<void> {
  const context = page.context();
  await Promise.all(context.pages().filter((other) => other !== page).map((other) => other.close()));
  for (const event of ['console', 'pageerror', 'request'] as const) page.removeAllListeners(event);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(false);
  // A page of the application without its code: what is stored belongs to its address.
  await page.goto('/livez');
  await page.evaluate(() => { localStorage.clear(); sessionStorage.clear(); });
  await context.clearCookies();
}
