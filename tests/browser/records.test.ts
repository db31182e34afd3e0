import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { DEMO_PASSWORD } from '../../models/seeds/demo/logins.ts';
import { type MessageKey, type MessageParams, translate } from '../../workflows/shared/messages/index.ts';
import { useBrowser } from '../setup/browser.ts';
import { demoAdministrator } from '../support/demo-administrator.ts';
import { follow, inspect, openSignedIn, VIEWPORTS, watch } from '../support/pages.ts';
import { PASSWORD } from '../support/registration-form.ts';
import { remoteBrowser } from '../support/remote-browser.ts';
import { PLURALS, subjectForm, uploaded } from '../support/subject-forms.ts';

const browser = useBrowser();
const DIVISION = '370202';
const REASON = '重复提交的申请记录';
const items = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
const submitted = z.object({ caseId: z.string(), status: z.literal('reviewing') });

const say = (key: MessageKey, params?: MessageParams): string => translate('zh-CN', key, params);
const rowOf = (page: Page, caseId: string) => page.locator(`xs-inbox li[data-case="${caseId}"]`);

/** Who reviews a subject; nobody else registers one there. */
const REVIEWERS = {
  department: { userType: 'hrss', name: '市南区人力资源和社会保障局', superiors: null },
  base: { userType: 'department', name: '青岛市教育局', superiors: 'departments' },
  professional: { userType: 'employer', name: '市南区湛山社区卫生服务中心', superiors: 'units' },
} as const;

type Subject = keyof typeof REVIEWERS;

/** Submits a registration that waits at its reviewer. */
async function receive(subject: Subject): Promise<string> {
  const applicant = remoteBrowser(() => browser.url);
  const { name: reviewer, superiors } = REVIEWERS[subject];
  const found = superiors === null ? { items: [] } : items.parse((await applicant.get(`/api/${superiors}?division=${DIVISION}`)).json);
  const superiorId = found.items.find(({ name }) => name === reviewer)?.id ?? null;
  const form = await uploaded(applicant, subjectForm(subject, superiorId, { divisionCode: DIVISION }));
  const { json } = await applicant.post(`/api/registrations/${PLURALS[subject]}`, { form, password: PASSWORD, commitment: true });
  return submitted.parse(json).caseId;
}

/** Opens the list of a subject's reviewer, who approves the case. */
async function approvedIn(subject: Subject, caseId: string): Promise<{ page: Page; faults: string[] }> {
  const { userType, name } = REVIEWERS[subject];
  const page = await browser.newPage({ viewport: VIEWPORTS.wide });
  const faults = watch(page, browser.url);
  await openSignedIn(page, userType, demoAdministrator(name).idNumber, DEMO_PASSWORD, `/reviews/${PLURALS[subject]}/${caseId}`);
  await page.locator('xs-decision-bar').getByRole('button', { name: say('review.decision.approve'), exact: true }).click();
  await page.getByText(/^已通过：/).first().waitFor();
  return { page, faults };
}

/** Finds the case among the reviewed ones and voids its record. */
async function voidRecord(page: Page, caseId: string): Promise<void> {
  await page.getByRole('button', { name: say('review.inbox.closed') }).click();
  await rowOf(page, caseId).getByText(say('flows.verb.approve')).waitFor();
  await rowOf(page, caseId).locator('a').click();
  const button = page.locator('xs-record-bar').getByRole('button', { name: say('review.record.void'), exact: true });
  await button.click();
  const dialog = page.getByRole('alertdialog');
  await dialog.locator('textarea').fill(REASON);
  await inspect(page);
  await dialog.getByRole('button', { name: say('review.record.void'), exact: true }).click();
  await rowOf(page, caseId).getByText(say('flows.status.voided')).waitFor();
  await button.waitFor({ state: 'detached' });
  const { timeline: [last], outcome } = await (await page.request.get(`/api/cases/${caseId}`)).json();
  expect([last.edge, last.reason, outcome]).toEqual(['void', REASON, 'approved']);
}

describe.each(['base', 'department'] as const)('the reviewed registration of a %s', (subject) => {
  it('stands among the reviewed ones and is voided with a reason', async () => {
    const caseId = await receive(subject);
    const { page, faults } = await approvedIn(subject, caseId);
    await voidRecord(page, caseId);
    await inspect(page);
    expect(faults).toEqual([]);
  });
});

describe('the reviewed registration of a professional', () => {
  it('is voided, hidden from the own list and put back', async () => {
    const caseId = await receive('professional');
    const { page, faults } = await approvedIn('professional', caseId);
    await voidRecord(page, caseId);
    await page.locator('xs-record-bar').getByRole('button', { name: say('review.record.hide'), exact: true }).click();
    await rowOf(page, caseId).waitFor({ state: 'detached' });
    await page.locator('xs-inbox .chip', { hasText: say('review.inbox.chip.hidden') }).click();
    await rowOf(page, caseId).locator('input').check();
    await page.getByRole('button', { name: say('review.selection.show', { count: 1 }), exact: true }).click();
    await rowOf(page, caseId).waitFor({ state: 'detached' });
    await follow(page, `/reviews/${PLURALS.professional}?state=closed`);
    await rowOf(page, caseId).getByText(say('flows.status.voided')).waitFor();
    await inspect(page);
    expect(faults).toEqual([]);
  });
});
