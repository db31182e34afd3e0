import { describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { translate } from '../../workflows/shared/messages/index.ts';
import { useBrowser } from '../setup/browser.ts';
import { DemoInbox } from '../support/demo-inbox.ts';
import { everywhere, inspect, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
const inbox = new DemoInbox(browser.url, { department: '济南市卫生健康委员会', divisionCode: '370103' });

describe('the picture of a case', () => {
  it('marks the present step in words, and all of it fits, in each language and width', async () => {
    const [found] = await inbox.receive('图示学校');
    const page = await browser.newPage({ viewport: VIEWPORTS.wide });
    const faults = watch(page, browser.url);
    await inbox.signIn(page, 0, `/reviews/employers/${found?.caseId}`);
    const picture = page.locator('xs-case:not([inert]) xs-flow-picture');
    await picture.locator('summary').click();
    await everywhere(page, async (locale, how) => {
      await picture.locator('.place.present[data-place=review] text', { hasText: translate(locale, 'review.picture.present') }).waitFor();
      await expectWhole(picture);
      await inspect(page, how);
    });
    expect(faults).toEqual([]);
  });
});

async function expectWhole(picture: Locator): Promise<void> {
  expect(await picture.locator('.place').evaluateAll((places) => places.map((place) => place.getAttribute('data-place')))).toEqual([
    'received', 'review', 'approved', 'returned', 'rejected', 'withdrawn', 'lapsed',
  ]);
  expect(await picture.locator('.way.walked').count()).toBe(1);
  const outside = await picture.locator('.place').evaluateAll((places) => places.flatMap((place) => {
    const box = place.querySelector('rect')?.getBoundingClientRect();
    return [...place.querySelectorAll('text')].filter((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return box === undefined || left < box.left || right > box.right || top < box.top || bottom > box.bottom;
    }).map(({ textContent }) => textContent);
  }));
  expect(outside).toEqual([]);
  expect(await picture.locator('ul li').first().textContent()).toContain('1');
}
