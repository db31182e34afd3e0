import { describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../../models/seeds/demo/logins.ts';
import { LOCALES, translate } from '../../workflows/shared/messages/index.ts';
import { useBrowser } from '../setup/browser.ts';
import { demoAdministrator } from '../support/demo-administrator.ts';
import { inspect, signIn, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
const WORKFLOW = 'http://127.0.0.1:8233/namespaces/default/workflows/registrationReview%3A1';
/** The demo has somebody everywhere, so that nothing of it waits for a reviewer. */
const UNASSIGNED = {
  count: 2,
  cases: [{ caseId: '1', caseNumber: 'RG-20261102-0000021-7', kind: 'registrationReview.employer', receivedAt: '2026-11-02T02:00:00.000Z', workflowUrl: WORKFLOW }],
};

describe.each(LOCALES)('supervision in %s', (locale) => {
  it.each(Object.entries(VIEWPORTS))('on a %s screen names what nobody can review, where there is something', async (_width, viewport) => {
    const page = await browser.newPage({ viewport, locale });
    const faults = watch(page, browser.url);
    await signIn(page, 'department', demoAdministrator('济南市教育局').idNumber, DEMO_PASSWORD);
    const pane = page.locator('section.unassigned');
    await page.goto('/supervision');
    await page.locator('.supervision .pane h2').first().waitFor();
    expect(await pane.count()).toBe(0);
    await page.route('**/api/supervision', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...await response.json(), unassigned: UNASSIGNED } });
    });
    await page.reload();
    await pane.getByRole('heading', { name: translate(locale, 'supervision.unassigned') }).waitFor();
    const row = pane.getByRole('row').last();
    expect(await row.textContent()).toContain('RG-20261102-0000021-7');
    expect(await row.getByRole('link').getAttribute('href')).toBe(WORKFLOW);
    expect(await pane.locator('.legend').textContent()).toContain('2');
    await inspect(page);
    expect(faults).toEqual([]);
  });
});
