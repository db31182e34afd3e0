import { describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../../models/seeds/demo/logins.ts';
import { translate } from '../../workflows/shared/messages/index.ts';
import { useBrowser } from '../setup/browser.ts';
import { demoAdministrator } from '../support/demo-administrator.ts';
import { everywhere, inspect, openSignedIn, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
const WORKFLOW = 'http://127.0.0.1:8233/namespaces/default/workflows/registrationReview%3A1';
/** The demo has somebody everywhere, so that nothing of it waits for a reviewer. */
const UNASSIGNED = {
  count: 2,
  cases: [{ caseId: '1', caseNumber: 'RG-20261102-0000021-7', kind: 'registrationReview.employer', receivedAt: '2026-11-02T02:00:00.000Z', workflowUrl: WORKFLOW }],
};

describe('supervision', () => {
  it('names what nobody can review, where there is something', async () => {
    const page = await browser.newPage({ viewport: VIEWPORTS.wide });
    const faults = watch(page, browser.url);
    const pane = page.locator('section.unassigned');
    await openSignedIn(page, 'department', demoAdministrator('济南市教育局').idNumber, DEMO_PASSWORD, '/supervision');
    await page.locator('.supervision .pane h2').first().waitFor();
    expect(await pane.count()).toBe(0);
    await page.route('**/api/supervision', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...await response.json(), unassigned: UNASSIGNED } });
    });
    await page.reload();
    await everywhere(page, async (locale, how) => {
      await pane.getByRole('heading', { name: translate(locale, 'supervision.unassigned') }).waitFor();
      const row = pane.getByRole('row').last();
      expect(await row.textContent()).toContain('RG-20261102-0000021-7');
      expect(await row.getByRole('link').getAttribute('href')).toBe(WORKFLOW);
      expect(await pane.locator('.legend').textContent()).toContain('2');
      await inspect(page, how);
    });
    expect(faults).toEqual([]);
  });
});
