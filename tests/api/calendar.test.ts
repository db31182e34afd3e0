import { beforeAll, describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { addDays, dayOf, yearOf } from '../../workflows/shared/time.ts';
import { useApi } from '../support/api.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import type { TestAdministrator } from '../support/organizations.ts';

const api = useApi();
const TODAY = dayOf(new Date().toISOString());
const DAY = addDays(TODAY, 20);
let bureau: TestAdministrator;
let browser: BrowserSession;

beforeAll(async () => {
  bureau = await api.organization('hrss');
  browser = await api.signedIn(bureau, 'hrss');
});

const set = (by: BrowserSession, day: string, body: object = {}) => by.put(`/api/calendar/${day}`, { isWorking: false, note: '泉城放假', ...body });
const listed = async () => (await browser.get(`/api/calendar?year=${DAY.slice(0, 4)}`)).json.items;

describe('the calendar of a division', () => {
  it('is said by the administrators of its bureau alone', async () => {
    const others = [
      await api.signedIn(await api.organization('department')), await api.signedIn(await api.organization('employer'), 'employer'),
      await api.signedIn(await api.colleague(bureau), 'hrss'),
    ];
    for (const other of others) {
      expect([(await set(other, DAY)).json.code, (await other.get('/api/calendar')).json.code]).toEqual(['forbidden', 'forbidden']);
    }
    expect((await set(api.browser(), DAY)).status).toBe(401);
  });

  it.each<[string, string, object, [string, string]]>([
    ['has passed', addDays(TODAY, -1), {}, ['day', 'dayPast']],
    ['has no note', DAY, { note: '  ' }, ['note', 'required']],
    ['has too long a note', DAY, { note: '假'.repeat(51) }, ['note', 'tooLarge']],
    ['is neither worked nor not', DAY, { isWorking: 'no' }, ['isWorking', 'wrongType']],
  ])('refuses a day that %s', async (_what, day, body, [field, code]) => {
    const { status, json } = await set(browser, day, body);
    expect([status, json.errors.map((error: { field: string; code: string }) => [error.field, error.code])]).toEqual([422, [[field, code]]]);
    expect(await queryRows(api.deps.sequelize, "SELECT 1 FROM outbox WHERE topic = 'recountDeadlines'")).toEqual([]);
  });

  it('knows no day that is none', async () => {
    expect([(await set(browser, '2026-02-30')).status, (await browser.send('DELETE', '/api/calendar/tomorrow')).status]).toEqual([404, 404]);
  });

  it('is said, said again, shown and taken back, each time with an order to count deadlines again', async () => {
    expect((await set(browser, DAY)).status).toBe(204);
    expect((await set(browser, DAY, { isWorking: true, note: '补班' })).status).toBe(204);
    expect(await listed()).toContainEqual({ day: DAY, isWorking: true, note: '补班', divisionCode: '370102', divisionName: '历下区' });
    expect((await browser.send('DELETE', `/api/calendar/${DAY}`)).status).toBe(204);
    expect((await browser.send('DELETE', `/api/calendar/${DAY}`)).json.code).toBe('not-found');
    expect((await listed()).filter(({ day }: { day: string }) => day === DAY)).toEqual([]);
    const orders = await queryRows(api.deps.sequelize, "SELECT payload FROM outbox WHERE topic = 'recountDeadlines'");
    expect(orders).toEqual(Array.from({ length: 3 }, () => ({ payload: { divisionCode: '370102', day: DAY, afterCaseId: null } })));
    const trail = await queryRows(api.deps.sequelize, "SELECT action, code FROM audit_entries WHERE action LIKE 'calendar-day.%' ORDER BY at, id");
    expect(trail).toEqual(['set', 'set', 'removed'].map((verb) => ({ action: `calendar-day.${verb}`, code: DAY })));
  });

  it('shows what the whole country says of the present year', async () => {
    const { json } = await browser.get('/api/calendar');
    expect(json).toMatchObject({ year: yearOf(new Date().toISOString()), divisionCode: '370102', today: TODAY });
    expect(json.items.find(({ day }: { day: string }) => day === '2026-10-01')).toMatchObject({ isWorking: false, divisionCode: null, divisionName: null });
  });
});
