import { beforeAll, describe, expect, it } from '@jest/globals';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { queryRows } from '../../models/database.ts';
import { useApi } from '../support/api.ts';

const api = useApi();
const PATH = '/api/payloads/decode';
let bureau: Awaited<ReturnType<typeof api.organization>>;

beforeAll(async () => { bureau = await api.organization('hrss'); });

async function encrypted(value: unknown): Promise<object> {
  const [payload = {}]: Payload[] = await api.deps.payloadCodec.encode([defaultPayloadConverter.toPayload(value)]);
  const text = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('base64');
  return { metadata: Object.fromEntries(Object.entries(payload.metadata ?? {}).map(([name, bytes]) => [name, text(bytes)])), data: text(payload.data) };
}

describe('the codec endpoint of the Temporal UI', () => {
  it('shows a bureau what a payload holds, without a key, and notes it', async () => {
    const browser = await api.signedIn(bureau, 'hrss');
    const answer = await browser.post(PATH, { payloads: [await encrypted({ caseId: 'c1' })] }, { 'Idempotency-Key': '' });
    expect(answer.status).toBe(200);
    expect(JSON.parse(Buffer.from(answer.json.payloads[0].data, 'base64').toString())).toEqual({ caseId: 'c1' });
    expect(await queryRows(api.deps.sequelize, "SELECT result, code FROM audit_entries WHERE action = 'workflow.decoded' AND account_id = :accountId", { ...bureau }))
      .toEqual([{ result: 'success', code: 'payloads=1' }]);
  });

  it('shows others nothing, and notes the attempt', async () => {
    const department = await api.organization('department');
    const answer = await (await api.signedIn(department)).post(PATH, { payloads: [await encrypted({ caseId: 'c1' })] });
    expect(answer.json.code).toBe('forbidden');
    expect(await queryRows(api.deps.sequelize, "SELECT result FROM audit_entries WHERE action = 'workflow.decoded' AND account_id = :accountId", { ...department }))
      .toEqual([{ result: 'denied' }]);
    expect((await api.browser().post(PATH, { payloads: [] })).status).toBe(401);
  });

  it('refuses what was altered, and what is no payload', async () => {
    const browser = await api.signedIn(bureau, 'hrss');
    const payload = await encrypted('text');
    expect((await browser.post(PATH, { payloads: [{ ...payload, data: 'AAAA' }] })).status).toBe(422);
    expect((await browser.post(PATH, { payloads: [{ data: 'not base64!' }] })).status).toBe(422);
  });
});
