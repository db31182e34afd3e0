import { describe, expect, it } from '@jest/globals';
import { BUSY_DEPARTMENT } from '../../models/seeds/demo/organizations.ts';
import { type Locale, type MessageKey, type MessageParams, translate } from '../../workflows/shared/messages/index.ts';
import { addDays, dayOf } from '../../workflows/shared/time.ts';
import { useBrowser } from '../setup/browser.ts';
import { DemoInbox } from '../support/demo-inbox.ts';
import { follow, inspectInBothLanguages, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
/** Whom no other test signs in as. */
const [ABSENT, SUBSTITUTE] = [1, 2] as const;
const inbox = new DemoInbox(browser.url, { department: BUSY_DEPARTMENT, divisionCode: '370102' });
const TODAY = dayOf(new Date().toISOString());

async function open(place: typeof ABSENT | typeof SUBSTITUTE, path: string, options: { locale: Locale; viewport: { width: number; height: number } }) {
  const page = await browser.newPage(options);
  const faults = watch(page, browser.url);
  await inbox.signIn(page, place, path);
  const say = (key: MessageKey, params?: MessageParams): string => translate(options.locale, key, params);
  const press = (key: MessageKey) => page.getByRole('button', { name: say(key), exact: true }).first().click();
  return { page, faults, say, press, sees: (sentence: string) => page.getByText(sentence).first().waitFor() };
}

describe('a substitute', () => {
  it('is named, sees for whom he decides, decides in that name, and is taken back', async () => {
    const [waiting] = await inbox.receive('外出学校');
    const [absentName, substituteName] = [inbox.reviewerName(ABSENT), inbox.reviewerName(SUBSTITUTE)];
    const absent = await open(ABSENT, '/account/substitutes', { locale: 'zh-CN', viewport: VIEWPORTS.phone });
    await absent.sees(absent.say('substitutes.mine.empty'));
    await inspectInBothLanguages(absent.page, VIEWPORTS.wide);

    await absent.press('substitutes.save');
    await absent.page.locator('xs-substitute-form [role=alert]').first().waitFor();
    await inspectInBothLanguages(absent.page, VIEWPORTS.wide);
    await absent.page.getByLabel(absent.say('substitutes.substitute'), { exact: true }).selectOption({ label: substituteName });
    await absent.page.getByLabel(absent.say('substitutes.from'), { exact: true }).fill(TODAY);
    await absent.page.getByLabel(absent.say('substitutes.until'), { exact: true }).fill(addDays(TODAY, 2));
    await absent.page.getByLabel(absent.say('substitutes.reason'), { exact: true }).fill('出差');
    await absent.page.getByLabel(absent.say('substitutes.scope.chosen'), { exact: true }).check();
    await absent.page.getByLabel(absent.say('flows.registrationReview.subject.employer'), { exact: true }).check();
    await inspectInBothLanguages(absent.page, VIEWPORTS.wide);
    await absent.press('substitutes.save');
    await absent.page.locator('tr.present', { hasText: substituteName }).waitFor();
    await inspectInBothLanguages(absent.page, VIEWPORTS.wide);

    // What the absent one holds is decided in his name.
    await follow(absent.page, `/reviews/employers/${waiting?.caseId}`);
    await absent.page.locator('xs-case:not([inert]) h2').waitFor();
    await absent.page.getByRole('button', { name: absent.say('desk.more') }).click();
    await absent.page.getByRole('menuitem', { name: absent.say('desk.claim'), exact: true }).click();
    await absent.sees(absent.say('desk.holder.mine'));

    const substitute = await open(SUBSTITUTE, '/workbench', { locale: 'en', viewport: VIEWPORTS.wide });
    await substitute.sees(substitute.say('substitutes.standing', { name: absentName, until: addDays(TODAY, 2) }));
    await inspectInBothLanguages(substitute.page, VIEWPORTS.phone);
    await follow(substitute.page, '/messages');
    await substitute.sees(substitute.say('messages.substitute.named', { from: TODAY, until: addDays(TODAY, 2) }));
    await follow(substitute.page, '/reviews/employers');
    await substitute.sees(substitute.say('substitutes.standing', { name: absentName, until: addDays(TODAY, 2) }));
    await follow(substitute.page, `/reviews/employers/${waiting?.caseId}`);
    await substitute.sees(substitute.say('substitutes.case', { name: absentName }));
    await inspectInBothLanguages(substitute.page, VIEWPORTS.phone);
    const bar = substitute.page.locator('xs-decision-bar');
    await bar.getByRole('button', { name: substitute.say('review.decision.approve'), exact: true }).click();
    await substitute.sees(substitute.say('review.decision.applied.approve', { name: '外出学校' }));
    await substitute.page.goto(`/reviews/employers/${waiting?.caseId}`);
    await substitute.sees(substitute.say('substitutes.event', { name: substituteName, absent: absentName }));

    await follow(absent.page, '/account/substitutes');
    await absent.page.getByRole('button', { name: absent.say('substitutes.cancel.label', { name: substituteName }) }).click();
    await absent.sees(absent.say('substitutes.cancel.question', { name: substituteName }));
    await inspectInBothLanguages(absent.page, VIEWPORTS.wide);
    await absent.page.getByRole('alertdialog').getByRole('button', { name: absent.say('substitutes.cancel'), exact: true }).click();
    await absent.page.locator('tr.cancelled', { hasText: substituteName }).first().waitFor();
    await follow(substitute.page, '/account/substitutes');
    await substitute.page.locator('tr.cancelled', { hasText: absentName }).first().waitFor();
    expect([absent.faults, substitute.faults]).toEqual([[], []]);
  });
});
