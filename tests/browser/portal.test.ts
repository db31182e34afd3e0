import { describe, expect, it } from '@jest/globals';
import { useBrowser } from '../setup/browser.ts';

const browser = useBrowser();

describe('the portal', () => {
  it('opens in Chinese, asks no other host and reports no error', async () => {
    const page = await browser.newPage();
    const hosts = new Set<string>();
    const errors: string[] = [];
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect([...hosts]).toEqual([browser.url]);
    expect(errors).toEqual([]);
  });
});
