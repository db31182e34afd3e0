import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ONE_REVIEWER_DEPARTMENT } from '../../models/seeds/demo/organizations.ts';
import { type Locale, LOCALES, type MessageKey, type MessageParams, translate } from '../../workflows/shared/messages/index.ts';
import { useBrowser } from '../setup/browser.ts';
import { DemoInbox, type WaitingCase } from '../support/demo-inbox.ts';
import { speakTheOther } from '../support/pages.ts';

const browser = useBrowser();
const inbox = new DemoInbox(browser.url, { department: ONE_REVIEWER_DEPARTMENT, divisionCode: '370202' });
const VIEWPORT = { width: 1440, height: 900 };
/** Holds every single key of the screen: typed, they are letters. */
const REASON = 'jkarx? 材料与证照不一致';

/** Waits until the case is the one on the screen, and marked in the list. */
async function seesCase(page: Page, wanted: WaitingCase | undefined): Promise<void> {
  if (wanted === undefined) throw new Error('Nothing was received');
  await page.waitForURL(`**/reviews/employers/${wanted.caseId}`);
  await page.locator('xs-case:not([inert]) h2', { hasText: wanted.name }).waitFor();
  await page.locator('xs-inbox a[aria-current]', { hasText: wanted.name }).waitFor();
}

async function outcomeOf(page: Page, { caseId = '' }: Partial<WaitingCase> = {}): Promise<unknown[]> {
  const { status, timeline: [last] } = await (await page.request.get(`/api/cases/${caseId}`)).json();
  return [status, last.reason];
}

describe('the inbox without a mouse', () => {
  it('is gone through, and each of its cases decided', async () => {
    const say = (key: MessageKey, params?: MessageParams): string => translate('zh-CN', key, params);
    const [first, second, third, fourth] = await inbox.receive('键盘一小', '键盘二小', '键盘三小', '键盘四小');
    const page = await browser.newPage({ viewport: VIEWPORT });
    const keyboard = page.keyboard;
    const typed = page.locator('xs-decision-bar textarea');
    // Read out, it stands in a second place for a moment.
    const missing = page.locator('xs-decision-bar').getByText(say('review.decision.reason.missing'));
    const isTyping = () => typed.evaluate((field) => document.activeElement === field);
    await inbox.signIn(page, 0, '/reviews/employers');
    await page.getByText(first?.name ?? '').waitFor();

    await keyboard.press('j');
    await seesCase(page, first);
    await keyboard.press('j');
    await seesCase(page, second);
    await keyboard.press('k');
    await seesCase(page, first);

    await keyboard.press('x');
    await missing.waitFor();
    expect(await isTyping()).toBe(true);
    await keyboard.type(REASON);
    expect(await typed.inputValue()).toBe(REASON);
    await keyboard.press('Escape');
    expect(await isTyping()).toBe(false);
    await keyboard.press('x');
    await page.getByText(say('review.decision.confirmReject', { name: first?.name ?? '' })).waitFor();
    await keyboard.press('Enter');
    await page.getByText(say('review.decision.applied.reject', { name: first?.name ?? '' })).waitFor();
    await seesCase(page, second);
    expect(await typed.inputValue()).toBe('');

    await keyboard.press('a');
    await page.getByText(say('review.decision.applied.approve', { name: second?.name ?? '' })).waitFor();
    await seesCase(page, third);

    await keyboard.press('r');
    await missing.waitFor();
    await keyboard.type(REASON);
    await keyboard.press('Escape');
    await keyboard.press('r');
    await page.getByText(say('review.decision.applied.return', { name: third?.name ?? '' })).waitFor();
    await seesCase(page, fourth);

    await keyboard.press('a');
    await page.getByText(say('review.inbox.empty.open'), { exact: true }).waitFor();
    expect(await Promise.all([first, second, third, fourth].map((each) => outcomeOf(page, each))))
      .toEqual([['rejected', REASON], ['approved', null], ['returned', REASON], ['approved', null]]);
  });

  it('sends nothing when the question before a rejection is left with Escape', async () => {
    const [only] = await inbox.receive('键盘五小');
    const page = await browser.newPage({ viewport: VIEWPORT });
    await inbox.signIn(page, 0, `/reviews/employers/${only?.caseId ?? ''}`);
    await seesCase(page, only);
    await page.keyboard.press('x');
    await page.keyboard.type(REASON);
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    const question = page.getByText(translate('zh-CN', 'review.decision.confirmReject', { name: only?.name ?? '' }));
    await question.waitFor();
    await page.keyboard.press('a');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    expect(await page.locator('xs-decision-bar textarea').inputValue()).toBe(REASON);
    expect(await outcomeOf(page, only)).toEqual(['reviewing', null]);
    await page.keyboard.press('a');
    await page.getByText(translate('zh-CN', 'review.decision.applied.approve', { name: only?.name ?? '' })).waitFor();
  });

  it('shows its keys in each language, and Escape gives the keys back', async () => {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await inbox.signIn(page, 0, '/reviews/employers');
    await page.getByText(translate('zh-CN', 'review.case.none'), { exact: true }).waitFor();
    await page.keyboard.press('?');
    const words = ['next', 'previous', 'approve', 'return', 'reject', 'leaveField', 'show'] as const;
    const dialogIn = (locale: Locale) => page.getByRole('dialog', { name: translate(locale, 'review.keys.title') });
    for (const locale of LOCALES) {
      await dialogIn(locale).waitFor();
      expect(await dialogIn(locale).locator('dd').allTextContents()).toEqual(words.map((word) => translate(locale, `review.keys.${word}`)));
      expect(await dialogIn(locale).locator('kbd').allTextContents()).toEqual(['J', 'K', 'A', 'R', 'X', 'Esc', '?']);
      await speakTheOther(page);
    }
    await page.keyboard.press('Escape');
    await dialogIn('zh-CN').waitFor({ state: 'hidden' });
    await page.keyboard.press('?');
    await dialogIn('zh-CN').waitFor();
  });
});
