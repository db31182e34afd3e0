import { describe, expect, it } from '@jest/globals';
import { LOCALES, translate } from '../../workflows/shared/messages/index.ts';
import { useBrowser } from '../setup/browser.ts';
import { DemoInbox } from '../support/demo-inbox.ts';
import { inspect, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
const inbox = new DemoInbox(browser.url, { department: '济南市卫生健康委员会', divisionCode: '370103' });

describe.each(LOCALES)('the picture of a case in %s', (locale) => {
  it.each(Object.entries(VIEWPORTS))('on a %s screen marks the present step in words, and all of it fits', async (width, viewport) => {
    const [found] = await inbox.receive(`图示学校${locale}${width}`);
    const page = await browser.newPage({ viewport, locale });
    const faults = watch(page, browser.url);
    await inbox.signIn(page);
    await page.goto(`/reviews/employers/${found?.caseId}`);
    const picture = page.locator('xs-case:not([inert]) xs-flow-picture');
    await picture.locator('summary').click();
    await picture.locator('.place.present[data-place=review] text', { hasText: translate(locale, 'review.picture.present') }).waitFor();
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
    await inspect(page);
    expect(faults).toEqual([]);
  });
});
