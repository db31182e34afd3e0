import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { useApi } from '../support/api.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { decideHoursOf, type DeclaringPlace, declaringIn, uploadedForm } from '../support/declaring.ts';
import { waitUntil } from '../support/installation.ts';

const api = useApi({ worker: true });
const people = declaringIn(api);
const ENDED = ['completed', 'cancelled'];
let place: DeclaringPlace;
let browser: BrowserSession;
let colleague: BrowserSession;

beforeAll(async () => {
  place = await people.place();
  browser = await api.signedIn(place.unit, 'employer');
  colleague = await api.signedIn(await api.colleague(place.unit), 'employer');
});

const send = (by: BrowserSession, personIds: readonly string[], form: object, more: object = {}, headers: Record<string, string> = {}) =>
  by.post('/api/rosters', { studyForm: 'grassrootsService', form, personIds, commitment: true, ...more }, headers);

async function ended(rosterId: string) {
  const read = async () => (await browser.get(`/api/rosters/${rosterId}`)).json;
  await waitUntil('the roster has ended', 60_000, async () => ENDED.includes((await read()).state));
  return read();
}

const invented = (count: number) => Array.from({ length: count }, () => randomUUID());
const errorsOf = (json: { errors: { field: string; code: string }[] }) => json.errors.map(({ field, code }) => [field, code]);

describe('a roster', () => {
  it('declares for each of its people, says why not for whom it does not, and is read by its organization alone', async () => {
    const own = await Promise.all(Array.from({ length: 4 }, () => people.employee(place.unit)));
    const other = await people.place();
    const personIds = [...own, await people.employee(other.unit)].map(({ personId }) => personId);
    const { status, json: { rosterId }, headers } = await send(browser, personIds, await uploadedForm(browser, 'grassrootsService'));
    expect([status, headers.get('Location')]).toEqual([201, `/api/rosters/${rosterId}`]);
    expect(await ended(rosterId)).toMatchObject({
      studyForm: 'grassrootsService', total: 5, state: 'completed', isCancelling: false, counts: { declared: 4, refused: 1, cancelled: 0 }, endedAt: expect.any(String),
    });
    const first = (await browser.get(`/api/rosters/${rosterId}/items?limit=3`)).json;
    const rest = (await browser.get(`/api/rosters/${rosterId}/items?limit=3&cursor=${first.nextCursor}`)).json;
    const items = [...first.items, ...rest.items];
    expect(items.map(({ position, personName, result, reasonCode }) => [position, personName, result, reasonCode])).toEqual([
      ...[1, 2, 3, 4].map((position) => [position, '周*', 'declared', null]), [5, '周*', 'refused', 'personUnknown'],
    ]);
    expect((await browser.get(`/api/rosters/${rosterId}/items?result=refused`)).json).toMatchObject({ items: [{ position: 5, caseId: null }], nextCursor: null });
    const stranger = await api.signedIn(other.unit, 'employer');
    for (const path of ['', '/items']) expect((await stranger.get(`/api/rosters/${rosterId}${path}`)).status).toBe(404);
    expect((await stranger.post(`/api/rosters/${rosterId}/cancellation`, {})).status).toBe(404);
    const late = await browser.post(`/api/rosters/${rosterId}/cancellation`, {});
    expect([late.status, late.json.code]).toEqual([409, 'roster-ended']);
    // Whoever reviews need not wait for a workflow to start.
    expect((await decideHoursOf(colleague, items[0].caseId, { verb: 'approve', expectedRevision: 2 })).status).toBe(200);
    expect(await findViolations(api.deps.sequelize, { quiet: false })).toEqual([]);
  });

  it('sent again under its key is the same one', async () => {
    const personIds = [(await people.employee(place.unit)).personId];
    const form = await uploadedForm(browser, 'grassrootsService');
    const key = { 'Idempotency-Key': randomUUID() };
    const [first, again] = [await send(browser, personIds, form, {}, key), await send(browser, personIds, form, {}, key)];
    expect([first.status, again.status, again.json]).toEqual([201, 201, first.json]);
    expect(await ended(first.json.rosterId)).toMatchObject({ counts: { declared: 1 } });
  });

  it('is refused as a whole for nobody, for too many, for somebody twice, and for a form that is wrong', async () => {
    const [id = ''] = invented(1);
    const form = await uploadedForm(browser, 'grassrootsService');
    const empty = await send(browser, [], form);
    expect([empty.status, empty.json.code]).toEqual([422, 'roster-empty']);
    const large = await send(browser, invented(5_001), form);
    expect([large.status, large.json.code]).toEqual([422, 'roster-too-large']);
    const twice = await send(browser, [id, id.toUpperCase()], form);
    expect([twice.status, errorsOf(twice.json)]).toEqual([422, [['personIds', 'personTwice']]]);
    const wrong = await send(browser, [id], { ...form, hours: 0 });
    expect([wrong.status, errorsOf(wrong.json)]).toEqual([422, [['form.hours', 'tooSmall']]]);
    const missing = await send(browser, [id], { ...form, notice: invented(1) });
    expect([missing.status, missing.json.code, errorsOf(missing.json)]).toEqual([422, 'attachment-missing', [['form.notice', 'attachmentMissing']]]);
    expect(errorsOf((await send(browser, [id], form, { studyForm: 'hobby' })).json)).toEqual([['studyForm', 'invalid']]);
    expect((await send(browser, [id], form, { commitment: false })).status).toBe(422);
    expect(await queryRows(api.deps.sequelize, 'SELECT roster_id FROM roster_items WHERE person_id = :id', { id })).toEqual([]);
  });

  it('needs the right to declare in an organization', async () => {
    const clerk = await api.signedIn(await api.colleague(place.unit, 'registration-clerk'), 'employer');
    const person = await api.signedIn(await people.employee(place.unit), 'professional');
    for (const by of [clerk, person]) {
      expect((await send(by, invented(1), {})).json.code).toBe('forbidden');
      expect((await by.get(`/api/rosters/${randomUUID()}`)).status).toBe(404);
    }
    expect((await send(api.browser(), invented(1), {})).status).toBe(401);
  });
});
