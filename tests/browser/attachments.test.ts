import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useBrowser } from '../setup/browser.ts';
import { DemoInbox } from '../support/demo-inbox.ts';
import { makeImage, makePdf } from '../support/files.ts';

const browser = useBrowser();
const inbox = new DemoInbox(browser.url, { department: '济南市卫生健康委员会', divisionCode: '370103' });

/** The field of the registration page with this place, and what is done with it. */
function fieldOf(page: Page, place: number) {
  const field = page.locator('xs-attachments-field').nth(place);
  return {
    field,
    choose: (...files: { name: string; mimeType: string; buffer: Buffer }[]) => field.locator('input[type=file]').setInputFiles(files),
    entry: (name: string) => field.locator('li', { hasText: name }),
  };
}

const picture = async (name: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(await makeImage('png', { width: 800, height: 600 })) });
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(makePdf()) });

describe('the files of a registration', () => {
  it('arrive, are refused in words beside them, and are taken out again', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto('/register/employer');
    const { field, choose, entry } = fieldOf(page, 0);
    await choose(await picture('执照正本.png'), { name: '改名的页面.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html></html>') });
    await entry('执照正本.png').and(page.locator('.done')).waitFor();
    await entry('改名的页面.pdf').getByText('文件内容与名称不符').waitFor();
    await choose({ name: '很大.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(6 * 1024 * 1024, 0x20) });
    await entry('很大.pdf').getByText('文件超过 5 MB').waitFor();
    // Full: there is no button that would do nothing.
    expect(await field.getByRole('button', { name: /继续添加/ }).count()).toBe(0);

    await page.locator('vaadin-button[theme~=primary]').click();
    await field.getByText('有文件没有上传成功，请重试或移除').waitFor();
    for (const name of ['改名的页面.pdf', '很大.pdf']) await field.getByRole('button', { name: `移除 ${name}` }).click();
    await field.getByText('有文件没有上传成功').waitFor({ state: 'detached' });
    expect(await field.locator('li').count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-license');
  });

  it('are sent again after the network was away, and are not kept in the draft', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto('/register/employer');
    const { field, choose, entry } = fieldOf(page, 1);
    await field.waitFor();
    await page.route('**/api/attachments', (route) => route.abort());
    await choose(pdf('授权委托书.pdf'));
    await entry('授权委托书.pdf').getByText('没有传完').waitFor();
    await page.unroute('**/api/attachments');
    await field.getByRole('button', { name: '重试' }).click();
    await field.locator('li.done').waitFor();
    await page.locator('#field-name input').fill('历下区草稿小学');
    await page.reload();
    await field.waitFor();
    expect(await page.locator('#field-name input').inputValue()).toBe('历下区草稿小学');
    expect(await field.locator('li').count()).toBe(0);
  });
});

describe('a reviewer', () => {
  it('sees the files beside the case, zooms and turns a picture by keys, and reads how many he has seen', async () => {
    const [waiting] = await inbox.receive('市中区附件医院');
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await inbox.signIn(page, 0, `/reviews/employers/${waiting?.caseId ?? ''}`);
    const pane = page.locator('xs-attachments');
    await pane.getByText('已看 1/2').waitFor();
    const image = pane.locator('img');
    const width = async () => (await image.boundingBox())?.width ?? 0;
    const fitted = await width();
    await pane.locator('.stage').focus();
    await page.keyboard.press('+');
    await expect(width()).resolves.toBeGreaterThan(fitted);
    await page.keyboard.press('t');
    expect(await image.getAttribute('style')).toContain('rotate(90deg)');
    await page.keyboard.press('0');
    expect(new URL(page.url()).pathname).toBe(`/reviews/employers/${waiting?.caseId ?? ''}`);

    await pane.getByRole('tab').first().focus();
    await page.keyboard.press('ArrowRight');
    await pane.locator('iframe').or(pane.getByText('不能在页面内显示 PDF')).first().waitFor();
    expect(await pane.getByRole('tab', { selected: true }).textContent()).toContain('授权委托书');
    const link = pane.getByRole('link', { name: /在新标签页打开/ }).first();
    expect(await link.getAttribute('href')).toMatch(/^\/api\/cases\/[0-9a-f-]{36}\/attachments\/[0-9a-f-]{36}$/);
  });

  it('opens them on a phone below the checks, one at a time, with the decision at the foot of the page', async () => {
    const [waiting] = await inbox.receive('市中区附件诊所');
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await inbox.signIn(page, 0, `/reviews/employers/${waiting?.caseId ?? ''}`);
    const section = page.locator('xs-attachments');
    await section.getByText('已看 0/2').waitFor();
    await section.getByRole('button', { name: /营业执照/ }).click();
    await section.locator('img').waitFor();
    await section.getByText('已看 1/2').waitFor();
    await page.locator('.view-section').last().scrollIntoViewIfNeeded();
    const bar = await page.locator('xs-decision-bar').boundingBox();
    expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeCloseTo(844, -1);
  });
});
