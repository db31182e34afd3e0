import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startedFor } from './environment.ts';

/** A Chromium, and the application with demo data that was started for this test run. */
export interface TestBrowser {
  /** Address of the application, without a slash at its end. */
  readonly url: string;
  /** A page with cookies of its own, in Chinese unless told. After the test it is emptied, and kept for the next one that asks for its like: a new one takes a process. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
}

/** Gives the calling test file a Chromium of its own. Call it once, at the top of the file. */
export function useBrowser(): TestBrowser {
  const url = startedFor('TEST_APPLICATION_URL');
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: startedFor('TEST_CHROMIUM'),
      // A page lives for seconds: optimizing its code would take longer than it saves.
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--js-flags=--no-maglev --no-opt'],
    });
  });
  const used: { readonly page: Page; readonly like: string }[] = [];
  const idle: typeof used = [];
  afterEach(async () => {
    const before = used.splice(0);
    await Promise.all(before.map(({ page }) => (page.isClosed() ? page.context().close() : empty(page))));
    idle.push(...before.filter(({ page }) => !page.isClosed()));
  });
  afterAll(() => browser?.close());
  return {
    url,
    async newPage(options = {}) {
      if (browser === null) throw new Error('The browser is there from beforeAll on');
      const like = JSON.stringify(options);
      const place = idle.findIndex((kept) => kept.like === like);
      const page = idle.splice(place, place < 0 ? 0 : 1)[0]?.page ?? await newPage(browser, { baseURL: url, ...options });
      if (options.viewport) await page.setViewportSize(options.viewport);
      used.push({ page, like });
      return page;
    },
  };
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
