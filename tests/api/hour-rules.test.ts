import { beforeAll, describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { DEFAULT_HOUR_RULES } from '../../workflows/shared/hours/rules.ts';
import { addDays, dayOf, yearOf } from '../../workflows/shared/time.ts';
import { useApi } from '../support/api.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { declaringIn } from '../support/declaring.ts';
import type { TestAdministrator } from '../support/organizations.ts';

const api = useApi();
const people = declaringIn(api);
const NOW = new Date().toISOString();
const TODAY = dayOf(NOW);
const YEAR = yearOf(NOW);
const { forms, reviewChains } = DEFAULT_HOUR_RULES;
let bureau: TestAdministrator;
let browser: BrowserSession;

beforeAll(async () => {
  bureau = await api.organization('hrss');
  browser = await api.signedIn(bureau, 'hrss');
});

const add = (by: BrowserSession, more: object = {}, rules: object = DEFAULT_HOUR_RULES) =>
  by.post('/api/hour-rules', { year: YEAR, expectedVersion: 0, effectiveFrom: TODAY, rules, ...more });
const errorsOf = ({ status, json }: Awaited<ReturnType<typeof add>>) => [status, json.errors.map(({ field, code }: { field: string; code: string }) => [field, code])];

describe('rules of hours', () => {
  it.each<[string, string, object]>([
    ['annualTotalMin', 'ruleNumber', { annualTotalMin: -90 }],
    ['maxHoursPerDay', 'ruleNumber', { maxHoursPerDay: '8' }],
    ['yearEnd', 'ruleDay', { yearEnd: '12-32' }],
    ['reviewChains.employer', 'ruleChain', { reviewChains: { ...reviewChains, employer: [] } }],
    ['reviewChains.base', 'ruleChain', { reviewChains: { ...reviewChains, base: ['department', 'nobody'] } }],
    ['forms.practice.yearlyCap', 'ruleNumber', { forms: { ...forms, practice: { ...forms.practice, yearlyCap: 'none' } } }],
    ['forms.paper.subjects', 'ruleSubjects', { forms: { ...forms, paper: { ...forms.paper, subjects: ['public', 'professional'] } } }],
  ])('name %s that is wrong: %s', async (field, code, more) => {
    expect(errorsOf(await add(browser, {}, { ...DEFAULT_HOUR_RULES, ...more }))).toEqual([422, [[`rules.${field}`, code]]]);
  });

  it('begin today or later, for a year that there can be', async () => {
    expect(errorsOf(await add(browser, { effectiveFrom: addDays(TODAY, -1) }))).toEqual([422, [['effectiveFrom', 'dayPast']]]);
    expect(errorsOf(await add(browser, { effectiveFrom: '2026-02-30' }))).toEqual([422, [['effectiveFrom', 'day']]]);
    expect(errorsOf(await add(browser, { year: 1999 }))).toEqual([422, [['year', 'tooSmall']]]);
    expect((await browser.get('/api/hour-rules')).json).toMatchObject({ divisionCode: '370102', items: [], inherited: { rulesVersion: 'SD-DEFAULT' } });
  });

  it('are made by the administrators of a bureau alone', async () => {
    const place = await people.place();
    const others = [
      await api.signedIn(place.department), await api.signedIn(place.unit, 'employer'), await api.signedIn(await api.colleague(bureau), 'hrss'),
      await api.signedIn(await people.employee(place.unit), 'professional'),
    ];
    for (const other of others) expect([(await add(other)).json.code, (await other.get('/api/hour-rules')).json.code]).toEqual(['forbidden', 'forbidden']);
    expect((await add(api.browser())).status).toBe(401);
  });

  it('come in versions: each after the one that was on the screen, in effect from its day on', async () => {
    const person = await api.signedIn(await people.employee((await people.place()).unit), 'professional');
    const effective = async () => (await person.get('/api/hour-rules/effective?as=oneself')).json;
    expect(await effective()).toMatchObject({ rulesVersion: 'SD-DEFAULT', year: YEAR });
    expect((await add(browser, {}, { ...DEFAULT_HOUR_RULES, annualTotalMin: 72 })).json).toEqual({ version: 1 });
    const stale = await add(browser, {}, { ...DEFAULT_HOUR_RULES, annualTotalMin: 80 });
    expect([stale.status, stale.json.code]).toEqual([409, 'stale']);
    expect((await add(browser, { expectedVersion: 1, effectiveFrom: addDays(TODAY, 7) })).json).toEqual({ version: 2 });
    expect(await effective()).toMatchObject({ rulesVersion: `370102-${YEAR}-1`, rules: { annualTotalMin: 72 } });
    expect((await person.get('/api/hours/mine')).json).toMatchObject({ rulesVersion: `370102-${YEAR}-1`, completion: { total: { minimum: 72 } } });
    expect((await browser.get('/api/hour-rules')).json.items).toMatchObject([{ version: 2, effectiveFrom: addDays(TODAY, 7), createdBy: '孙丽' }, { version: 1, effectiveFrom: TODAY }]);
    const trail = await queryRows(api.deps.sequelize, "SELECT result FROM audit_entries WHERE action = 'hour-rules.added' AND account_id = :accountId", { accountId: bureau.accountId });
    expect(trail).toEqual([{ result: 'success' }, { result: 'success' }]);
  });
});
