import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createDigestActivities } from '../../activities/message-digest.ts';
import { sendDigest } from '../../activities/send-digest.ts';
import { queryRows } from '../../models/database.ts';
import { findDigestMorning } from '../../models/stores/digest-morning.ts';
import { saveMailChoices } from '../../models/stores/mail-choices.ts';
import { addMessages } from '../../models/stores/messages.ts';
import { generateKeys } from '../../platform/keys.ts';
import type { Mail } from '../../platform/mail.ts';
import { createSealing } from '../../platform/sealing.ts';
import type { Delivery } from '../../workflows/shared/mail-choice.ts';
import { useDatabase } from '../setup/database.ts';
import { makeOpenCases } from '../support/open-cases.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from '../support/organizations.ts';

const { sequelize } = useDatabase();
const sealing = createSealing(generateKeys());
const { queueDigests } = createDigestActivities({ sequelize });

/** 8:00 of days in Asia/Shanghai: a Friday, the Saturday after it, the Monday after that. */
const [FRIDAY, SATURDAY, MONDAY, TUESDAY] = ['2027-03-05T00:00:00.000Z', '2027-03-06T00:00:00.000Z', '2027-03-08T00:00:00.000Z', '2027-03-09T00:00:00.000Z'] as const;
const CHOICES = { outcome: 'at-once', reminder: 'digest', 'new-task': 'digest' } as const;

beforeEach(async () => {
  for (const table of ['messages', 'message_digests', 'mail_choices', 'outbox']) await queryRows(sequelize, `DELETE FROM ${table}`);
  await queryRows(sequelize, "UPDATE tasks SET opened_at = '2020-01-01'");
});

async function reviewer(): Promise<TestAdministrator & { organizationName: string }> {
  const { id: organizationId, name: organizationName } = await makeOrganization(sequelize, { kind: 'department' });
  return { ...await makeAdministrator({ sequelize, sealing, passwordHash: 'unused' }, { organizationId }), organizationName };
}

async function tell({ accountId, membershipId }: TestAdministrator, { at, delivery = 'digest', subject = '历下区文苑中学' }: { at: string; delivery?: Delivery; subject?: string }): Promise<void> {
  const sourceId = randomUUID();
  const { id: superiorId } = await makeOrganization(sequelize, { kind: 'department' });
  await makeAdministrator({ sequelize, sealing, passwordHash: 'unused' }, { organizationId: superiorId, roleCode: 'super-administrator' });
  const [caseId = ''] = await makeOpenCases(sequelize, { superiorId, count: 1, at: '2020-01-01T00:00:00.000Z' });
  await addMessages(sequelize, { sourceId, code: 'reviewer.reminder', params: { subject, reviewer: '', dueOn: '2027-03-20' }, caseId }, [{ accountId, membershipId, delivery }]);
  await queryRows(sequelize, 'UPDATE messages SET created_at = :at WHERE source_id = :sourceId', { at, sourceId });
}

const open = ({ organizationId }: TestAdministrator, at: string, count = 1) => makeOpenCases(sequelize, { superiorId: organizationId, count, at });

/** The mails of all digests that wait. */
async function send(): Promise<Mail[]> {
  const mails: Mail[] = [];
  const mailer = { send: async (mail: Mail) => { mails.push(mail); }, close: () => undefined };
  const waiting = await queryRows<{ id: string; payload: { accountId: string; day: string } }>(sequelize, "SELECT id, payload FROM outbox WHERE topic = 'sendDigest' ORDER BY id");
  for (const { id, payload } of waiting) await sendDigest({ sequelize, sealing, mailer, shortMessages: null, publicUrl: 'http://xueshi.test' }, id, payload);
  return mails;
}

describe('a digest', () => {
  it('names the messages that waited, and says how many tasks are new', async () => {
    const reader = await reviewer();
    await tell(reader, { at: '2027-03-04T03:00:00.000Z' });
    await tell(reader, { at: '2027-03-04T03:00:01.000Z', delivery: 'at-once', subject: '已立即发送' });
    await open(reader, '2027-03-04T04:00:00.000Z', 3);
    expect(await queueDigests({ at: FRIDAY })).toEqual({ day: '2027-03-05', queued: 1 });
    const [mail, ...others] = await send();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: 'sun@example.cn', subject: expect.stringContaining('2027-03-05') });
    expect(mail?.text).toContain(`${reader.organizationName}：新到待审核 3 项`);
    expect(mail?.text).toMatch(/待审核提醒：历下区文苑中学.*http:\/\/xueshi\.test\/cases\//);
    expect(mail?.text).toContain('http://xueshi.test/account/messages');
    expect(mail?.text).not.toContain('已立即发送');
  });

  it('is there once for a day and account, also when two run at the same moment', async () => {
    const reader = await reviewer();
    await tell(reader, { at: '2027-03-04T03:00:00.000Z' });
    const reports = await Promise.all([queueDigests({ at: FRIDAY }), queueDigests({ at: FRIDAY })]);
    expect(reports.map(({ queued }) => queued).toSorted()).toEqual([0, 1]);
    await tell(reader, { at: '2027-03-05T00:00:00.000Z' });
    expect((await queueDigests({ at: '2027-03-05T01:00:00.000Z' })).queued).toBe(0);
    expect(await send()).toHaveLength(1);
  });

  it('goes out on working days only; the next one has what came meanwhile', async () => {
    const reader = await reviewer();
    await tell(reader, { at: '2027-03-05T03:00:00.000Z' });
    await open(reader, '2027-03-05T09:00:00.000Z');
    expect(await queueDigests({ at: SATURDAY })).toEqual({ day: '2027-03-06', queued: 0 });
    expect((await queueDigests({ at: MONDAY })).queued).toBe(1);
    expect((await send())[0]?.text).toContain('新到待审核 1 项');
  });

  it('counts tasks that are new since the one before, and says nothing when there are none', async () => {
    const reader = await reviewer();
    await open(reader, '2027-03-04T09:00:00.000Z', 2);
    expect((await queueDigests({ at: FRIDAY })).queued).toBe(1);
    expect((await queueDigests({ at: MONDAY })).queued).toBe(0);
    await open(reader, '2027-03-08T03:00:00.000Z');
    expect((await queueDigests({ at: TUESDAY })).queued).toBe(1);
    await queryRows(sequelize, "DELETE FROM outbox WHERE payload ->> 'day' = '2027-03-05'");
    expect((await send())[0]?.text).toContain('新到待审核 1 项');
  });

  it('is not sent when what it would say was done meanwhile', async () => {
    const reader = await reviewer();
    const [caseId] = await open(reader, '2027-03-04T09:00:00.000Z');
    await queueDigests({ at: FRIDAY });
    await queryRows(sequelize, "UPDATE tasks SET state = 'closed', closed_at = now(), close_reason = 'decided' WHERE case_id = :caseId", { caseId });
    expect(await send()).toEqual([]);
  });

  it('follows the choice: whoever wants none gets none, not even of what waits', async () => {
    const reader = await reviewer();
    await tell(reader, { at: '2027-03-04T03:00:00.000Z' });
    await open(reader, '2027-03-04T04:00:00.000Z');
    await saveMailChoices(sequelize, reader.accountId, { ...CHOICES, reminder: 'none', 'new-task': 'none' });
    expect((await queueDigests({ at: FRIDAY })).queued).toBe(0);
  });

  it('leaves out who may not decide, who has no mail address, and whose account is disabled', async () => {
    const [clerk, silent, disabled] = [await reviewer(), await reviewer(), await reviewer()];
    await queryRows(sequelize, `
      UPDATE membership_roles SET role_id = (SELECT id FROM roles WHERE code = 'registration-clerk' AND organization_id IS NULL) WHERE membership_id = :membershipId`, { ...clerk });
    await queryRows(sequelize, 'UPDATE persons SET email_sealed = NULL WHERE id = (SELECT person_id FROM accounts WHERE id = :accountId)', { ...silent });
    for (const reader of [clerk, silent, disabled]) {
      const helper = await makeAdministrator({ sequelize, sealing, passwordHash: 'unused' }, { organizationId: reader.organizationId });
      await open(reader, '2027-03-04T04:00:00.000Z');
      await saveMailChoices(sequelize, helper.accountId, { ...CHOICES, 'new-task': 'none' });
    }
    await queryRows(sequelize, "UPDATE accounts SET status = 'disabled' WHERE id = :accountId", { ...disabled });
    expect((await queueDigests({ at: FRIDAY })).queued).toBe(0);
  });
});

describe('the morning', () => {
  it('is that of a working day by the calendar, and reaches back to the one before', async () => {
    expect(await findDigestMorning(sequelize, MONDAY)).toEqual({
      day: '2027-03-08', until: MONDAY, since: '2027-03-05T00:00:00.000Z', isWorkingDay: true,
    });
    expect(await findDigestMorning(sequelize, SATURDAY)).toMatchObject({ isWorkingDay: false });
    expect(await findDigestMorning(sequelize, '2026-10-01T00:00:00.000Z')).toMatchObject({ day: '2026-10-01', isWorkingDay: false });
  });
});
