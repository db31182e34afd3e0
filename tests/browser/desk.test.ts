import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Locale, type MessageKey, type MessageParams, translate } from '../../workflows/shared/messages/index.ts';
import { useBrowser } from '../setup/browser.ts';
import { DemoInbox, type WaitingCase } from '../support/demo-inbox.ts';
import { readCode } from '../support/mailbox.ts';
import { inspect, inspectInBothLanguages, VIEWPORTS, watch } from '../support/pages.ts';

const browser = useBrowser();
const inbox = new DemoInbox(browser.url, { department: '济南市卫生健康委员会', divisionCode: '370103' });

async function received(name: string): Promise<WaitingCase> {
  const [first] = await inbox.receive(name);
  if (first === undefined) throw new Error('Nothing was received');
  return first;
}

/** A reviewer with a case open. */
async function deskOf(place: 0 | 1, { caseId, name }: WaitingCase, options: { locale: Locale; viewport: { width: number; height: number } }) {
  const page = await browser.newPage(options);
  const faults = watch(page, browser.url);
  await inbox.signIn(page, place, `/reviews/employers/${caseId}`);
  await page.locator('xs-case:not([inert]) h2', { hasText: name }).waitFor();
  const say = (key: MessageKey, params?: MessageParams): string => translate(options.locale, key, params);
  /** Opens the menu with the keyboard and chooses from it. */
  const choose = async (word: string): Promise<void> => {
    await page.getByRole('button', { name: say('desk.more') }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: word, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  const sees = (sentence: string) => page.getByText(sentence).first().waitFor();
  return { page, faults, say, choose, sees };
}

describe('two reviewers of one case', () => {
  it('see who has claimed it, hand it on, and comment', async () => {
    const waiting = await received('协办学校');
    const [firstName, secondName] = [inbox.reviewerName(0), inbox.reviewerName(1)];
    const first = await deskOf(0, waiting, { locale: 'zh-CN', viewport: VIEWPORTS.wide });
    await first.choose(first.say('desk.claim'));
    await first.sees(first.say('desk.holder.mine'));
    await first.page.locator('xs-inbox li.current .round.mine').waitFor();
    await inspectInBothLanguages(first.page);

    const second = await deskOf(1, waiting, { locale: 'en', viewport: VIEWPORTS.phone });
    await second.sees(second.say('desk.holder.other', { name: firstName }));
    const approve = second.page.locator('xs-decision-bar').getByRole('button', { name: second.say('review.decision.approve'), exact: true });
    await approve.click();
    await second.sees(second.say('desk.decide.question', { name: firstName }));
    await inspectInBothLanguages(second.page);
    await second.page.keyboard.press('Escape');
    await second.page.getByRole('alertdialog').waitFor({ state: 'detached' });

    await first.choose(first.say('desk.transfer'));
    await first.page.locator('xs-transfer-dialog select').waitFor();
    await first.page.getByRole('button', { name: first.say('desk.transfer.confirm'), exact: true }).click();
    await first.sees(first.say('desk.transfer.missing'));
    await inspectInBothLanguages(first.page);
    await first.page.locator('xs-transfer-dialog select').selectOption({ label: secondName });
    await first.page.locator('xs-transfer-dialog textarea').fill('请核对主管部门');
    await first.page.getByRole('button', { name: first.say('desk.transfer.confirm'), exact: true }).click();
    await first.sees(first.say('desk.holder.other', { name: secondName }));
    await first.sees('请核对主管部门');

    await second.page.reload();
    await second.sees(second.say('desk.holder.mine'));
    await second.choose(second.say('desk.comment'));
    await second.page.locator('xs-comment-dialog textarea').fill('已电话核实');
    await inspectInBothLanguages(second.page);
    await second.page.locator('xs-comment-dialog').getByRole('button', { name: second.say('desk.comment.confirm'), exact: true }).click();
    await second.page.locator('xs-timeline', { hasText: '已电话核实' }).waitFor();

    await first.choose(first.say('desk.copy'));
    await first.page.locator('xs-copy-dialog').getByRole('checkbox', { name: secondName }).check();
    await inspectInBothLanguages(first.page);
    await first.page.locator('xs-copy-dialog').getByRole('button', { name: first.say('desk.copy.confirm'), exact: true }).click();
    await first.page.locator('xs-timeline', { hasText: first.say('desk.event.to', { event: first.say('flows.edge.copy'), name: secondName }) }).waitFor();

    const copies = await second.page.context().newPage();
    await copies.goto('/copies');
    await copies.getByRole('link', { name: waiting.name }).waitFor();
    await inspectInBothLanguages(copies);
    await copies.getByRole('link', { name: waiting.name }).click();
    await copies.locator('xs-case:not([inert]) h2', { hasText: waiting.name }).waitFor();

    // His own now: nothing is asked once more.
    await approve.click();
    await second.sees(second.say('review.decision.applied.approve', { name: waiting.name }));
    expect([...first.faults, ...second.faults]).toEqual([]);
  });
});

/** The page of a registration, opened with a code. */
async function openOwn(page: Page, { caseNumber, creditCode }: { caseNumber: string; creditCode: string }): Promise<void> {
  expect((await page.request.post('/api/registrations/access-codes', { data: { caseNumber, creditCode, channel: 'email' } })).status()).toBe(202);
  const code = await readCode(browser.url, caseNumber);
  expect((await page.request.post('/api/registrations/access', { data: { caseNumber, code } })).status()).toBe(204);
  await page.goto('/registrations/current');
}

describe('an applicant who waits', () => {
  it('urges once a day and writes to the reviewers, who see both and not the other way round what is internal', async () => {
    const waiting = await received('等候学校');
    const reviewer = await deskOf(0, waiting, { locale: 'zh-CN', viewport: VIEWPORTS.wide });
    await reviewer.choose('留言');
    await reviewer.page.locator('xs-comment-dialog textarea').fill('内部先看一下');
    await reviewer.page.locator('xs-comment-dialog').getByRole('button', { name: '留言', exact: true }).click();
    await reviewer.page.locator('xs-timeline', { hasText: '内部先看一下' }).waitFor();
    const { number: caseNumber, form: { creditCode } } = await (await reviewer.page.request.get(`/api/cases/${waiting.caseId}`)).json();

    const page = await browser.newPage({ viewport: VIEWPORTS.phone });
    const faults = watch(page, browser.url);
    await openOwn(page, { caseNumber, creditCode });
    await page.getByRole('button', { name: '催办', exact: true }).click();
    await page.getByText('今天已催办，审核人已收到消息。').waitFor();
    await page.getByRole('button', { name: '给审核人留言' }).click();
    await page.locator('xs-comment-dialog textarea').fill('原件已备好');
    await inspect(page);
    await page.locator('xs-comment-dialog').getByRole('button', { name: '留言', exact: true }).click();
    await page.locator('xs-timeline', { hasText: '原件已备好' }).waitFor();
    await inspect(page);
    expect(await page.locator('main').textContent()).not.toContain('内部先看一下');

    await reviewer.page.reload();
    await reviewer.page.locator('xs-timeline', { hasText: '原件已备好' }).waitFor();
    await reviewer.page.locator('xs-timeline li', { hasText: '催办' }).waitFor();
    expect([...faults, ...reviewer.faults]).toEqual([]);
  });
});

describe('a reviewer who asks a colleague first', () => {
  it('waits for him, and decides when he has agreed', async () => {
    const waiting = await received('会审学校');
    const [firstName, secondName] = [inbox.reviewerName(0), inbox.reviewerName(1)];
    const first = await deskOf(0, waiting, { locale: 'zh-CN', viewport: VIEWPORTS.wide });
    const dialog = first.page.locator('xs-add-reviewer-dialog');
    const confirm = dialog.getByRole('button', { name: '加签', exact: true });
    await first.choose('加签');
    await dialog.locator('select').waitFor();
    await confirm.click();
    await first.sees('请选择一位同事或一个单位');
    await inspect(first.page);
    await dialog.getByRole('radio', { name: '其他单位' }).check();
    await dialog.getByRole('searchbox', { name: '按名称查找单位' }).fill('济南市人力资源');
    await dialog.getByRole('radio', { name: /济南市人力资源和社会保障局/ }).waitFor();
    await inspect(first.page);
    await dialog.getByRole('radio', { name: '本单位同事' }).check();
    await dialog.getByRole('radio', { name: /前加签/ }).check();
    await dialog.locator('select').selectOption({ label: secondName });
    await dialog.locator('textarea').fill('请核对办学许可');
    await confirm.click();
    await first.sees(`等待 ${secondName} 加签`);
    await first.page.locator('xs-timeline li', { hasText: `前加签：${secondName}` }).waitFor();
    await first.sees('等待加签人先审');
    await inspect(first.page);

    const second = await deskOf(1, waiting, { locale: 'zh-CN', viewport: VIEWPORTS.phone });
    await second.sees(`${firstName} 请您加签`);
    await second.page.locator('.added q', { hasText: '请核对办学许可' }).waitFor();
    await inspect(second.page);
    await second.page.locator('xs-decision-bar').getByRole('button', { name: second.say('review.decision.approve'), exact: true }).click();
    await second.sees(second.say('review.decision.applied.approve', { name: waiting.name }));

    await first.page.reload();
    await first.sees(`${secondName} 加签同意`);
    await first.page.locator('xs-decision-bar').getByRole('button', { name: first.say('review.decision.approve'), exact: true }).click();
    await first.sees(first.say('review.decision.applied.approve', { name: waiting.name }));
    expect([...first.faults, ...second.faults]).toEqual([]);
  });
});
