import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { BUSY_DEPARTMENT } from '../../models/seeds/demo/organizations.ts';
import { useBrowser } from '../setup/browser.ts';
import { demoDepartment, fillRegistration, follow, inspect, inspectEverywhere, openSignedIn, signIn, submitRegistration, VIEWPORTS, watch } from '../support/pages.ts';
import { PASSWORD, registrationForm } from '../support/registration-form.ts';

const browser = useBrowser();

describe('an employer', () => {
  it('registers in one browser, is approved in another, and signs in', async () => {
    const form = registrationForm({ name: '历下区浏览器实验学校' });
    const applicant = await browser.newPage({ viewport: VIEWPORTS.wide });
    const faults = watch(applicant, browser.url);
    await applicant.goto('/register/employer');
    await applicant.locator('#field-creditCode input').waitFor();
    await inspect(applicant);
    await fillRegistration(applicant, form, { city: '济南市', county: '历下区', department: BUSY_DEPARTMENT });
    await submitRegistration(applicant);
    await inspect(applicant);

    const { idNumber, password } = await demoDepartment(browser.url);
    const reviewer = await browser.newPage({ viewport: VIEWPORTS.wide });
    faults.push(...watch(reviewer, browser.url));
    await signIn(reviewer, 'department', idNumber, password);
    await inspect(reviewer);
    await follow(reviewer, '/reviews/employers');
    await reviewer.getByText(form.name).first().click();
    await reviewer.getByText('办理环节').or(reviewer.getByText('处理记录')).first().waitFor();
    await inspect(reviewer);
    await reviewer.getByRole('button', { name: /^通过/ }).click();
    await reviewer.getByText(`已通过：${form.name}`).first().waitFor();

    const administrator = await browser.newPage({ viewport: VIEWPORTS.phone, locale: 'en' });
    faults.push(...watch(administrator, browser.url));
    await signIn(administrator, 'employer', form.idNumber, PASSWORD);
    await administrator.getByText(form.name).first().waitFor();
    await inspect(administrator);
    expect(faults).toEqual([]);
  });
});

describe('every screen is whole and accessible in each language and width, and asks nobody else', () => {
  async function lookAtAll(page: Page, paths: readonly string[]): Promise<void> {
    const faults = watch(page, browser.url);
    for (const path of paths) {
      await page.goto(path);
      await page.locator('main').waitFor();
      await inspectEverywhere(page);
    }
    expect(faults).toEqual([]);
  }

  it('for who is not signed in', async () => {
    const page = await browser.newPage({ viewport: VIEWPORTS.wide });
    await lookAtAll(page, ['/', '/sign-in/department', '/register/employer', '/register/base', '/register/professional', '/registrations/progress', '/mailbox', '/nothing']);
  });

  it('for a reviewer', async () => {
    const page = await browser.newPage({ viewport: VIEWPORTS.phone, locale: 'en' });
    const { idNumber, password } = await demoDepartment(browser.url);
    await openSignedIn(page, 'department', idNumber, password);
    await lookAtAll(page, ['/workbench', '/account/password', '/account/sessions', '/my-cases', '/reviews/employers']);
  });
});
