import { describe, expect, it } from '@jest/globals';
import { defaultPayloadConverter, type Payload, ValueError } from '@temporalio/common';
import { generateKeys, keyRing, rotated } from '../../../platform/keys.ts';
import { createPayloadCodec } from '../../../platform/payload-codec.ts';

const ring = generateKeys().payloadCodec;
const codec = createPayloadCodec(ring);
const payload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const plain = payload({ caseId: 'c1', shortName: '历下教体局' });

describe('the payload codec', () => {
  it('hides what a payload holds, differently each time, and names its key', async () => {
    const [first, second] = await codec.encode([plain, plain]);
    expect(Buffer.from(first?.data ?? []).toString('latin1')).not.toContain('caseId');
    expect(Buffer.from(first?.data ?? []).equals(Buffer.from(second?.data ?? []))).toBe(false);
    expect(Buffer.from(first?.metadata?.['encryption-key-id'] ?? []).toString()).toBe(ring.current.id);
    const decoded = await codec.decode([first ?? plain]);
    expect(decoded.map((one) => defaultPayloadConverter.fromPayload(one))).toEqual([{ caseId: 'c1', shortName: '历下教体局' }]);
  });

  it('reads what an earlier key has encrypted, and what was never encrypted', async () => {
    const encoded = await codec.encode([plain]);
    const later = createPayloadCodec(rotated(ring));
    expect(await later.decode([...encoded, plain])).toHaveLength(2);
    expect(defaultPayloadConverter.fromPayload((await later.decode(encoded))[0] ?? plain)).toEqual({ caseId: 'c1', shortName: '历下教体局' });
    expect(await later.decode([plain])).toEqual([plain]);
  });

  it('refuses what another key has encrypted, and what was altered', async () => {
    const [encoded = plain] = await codec.encode([plain]);
    const stranger = createPayloadCodec(keyRing(generateKeys().payloadCodec.all));
    await expect(stranger.decode([encoded])).rejects.toThrow(ValueError);
    const altered = Uint8Array.from(encoded.data ?? []);
    altered[20] = (altered[20] ?? 0) ^ 1;
    await expect(codec.decode([{ ...encoded, data: altered }])).rejects.toThrow(ValueError);
    await expect(codec.decode([{ ...encoded, data: new Uint8Array(3) }])).rejects.toThrow(ValueError);
  });
});
