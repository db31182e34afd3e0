import type { Page } from 'playwright-core';

/** The latest code for a case, read on the page of the demo's mailbox. */
export async function readCode(page: Page, caseNumber: string): Promise<string> {
  await page.goto('/mailbox');
  const mail = page.getByText(new RegExp(`${caseNumber}，验证码 \\d{6}`)).first();
  for (let attempt = 0; attempt < 50 && !await mail.isVisible(); attempt += 1) {
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  return /验证码 (\d{6})/.exec(await mail.textContent() ?? '')?.[1] ?? '';
}
