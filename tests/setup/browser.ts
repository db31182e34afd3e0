import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startedFor } from './environment.ts';

/** A Chromium, and the application with demo data that was started for this test run. */
export interface TestBrowser {
  /** Address of the application, without a slash at its end. */
  readonly url: string;
  /** A page with cookies of its own, in Chinese and without motion unless told; closed after the test. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
}

/** Gives the calling test file a Chromium of its own. Call it once, at the top of the file. */
export function useBrowser(): TestBrowser {
  const url = startedFor('TEST_APPLICATION_URL');
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: startedFor('TEST_CHROMIUM'),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  });
  afterEach(async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
  });
  afterAll(() => browser?.close());
  return {
    url,
    async newPage(options = {}) {
      if (browser === null) throw new Error('The browser is there from beforeAll on');
      const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...options });
      return context.newPage();
    },
  };
}
