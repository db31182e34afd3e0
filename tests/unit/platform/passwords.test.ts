import { describe, expect, it } from '@jest/globals';
import { hash as hashOtherwise } from '@node-rs/argon2';
import { QueueFullError } from '../../../platform/limited.ts';
import { createPasswords } from '../../../platform/passwords.ts';

describe('passwords', () => {
  const passwords = createPasswords();

  it('are right only for their own hash', async () => {
    const hash = await passwords.hash('Cedar-Lantern-42');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(passwords.verify(hash, 'Cedar-Lantern-42')).resolves.toBe(true);
    await expect(passwords.verify(hash, 'Cedar-Lantern-43')).resolves.toBe(false);
    await expect(passwords.verify(hash, '')).resolves.toBe(false);
  });

  it('get another hash each time', async () => {
    expect(await passwords.hash('Cedar-Lantern-42')).not.toBe(await passwords.hash('Cedar-Lantern-42'));
  });

  it('are the same however wide a keyboard writes them', async () => {
    const hash = await passwords.hash('Cedar-Lantern-42');
    await expect(passwords.verify(hash, 'Ｃｅｄａｒ-Lantern-４２')).resolves.toBe(true);
  });

  it('cost exactly one verification, for an account that does not exist too', async () => {
    let count = 0;
    const counted = createPasswords({ onVerify: () => { count += 1; } });
    const hash = await counted.hash('Cedar-Lantern-42');
    expect(count).toBe(0);
    await counted.verify(hash, 'wrong');
    expect(count).toBe(1);
    await expect(counted.verify(null, 'Cedar-Lantern-42')).resolves.toBe(false);
    expect(count).toBe(2);
  });

  it('take the same work for nobody as for somebody', async () => {
    const against: string[] = [];
    const watched = createPasswords({ onVerify: (hash) => { against.push(hash); } });
    await watched.verify(await watched.hash('Cedar-Lantern-42'), 'wrong');
    await watched.verify(null, 'wrong');
    // Algorithm, memory, passes and lanes; salt and digest are of the same length too.
    const [known, unknown] = against.map((hash) => ({ parameters: hash.split('$').slice(0, 4), length: hash.length }));
    expect(unknown).toEqual(known);
  });

  it('are hashed anew when the parameters were others', async () => {
    const weak = await hashOtherwise('Cedar-Lantern-42', { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    expect(passwords.needsRehash(weak)).toBe(true);
    expect(passwords.needsRehash(await passwords.hash('Cedar-Lantern-42'))).toBe(false);
    await expect(passwords.verify(weak, 'Cedar-Lantern-42')).resolves.toBe(true);
  });

  it('fail loudly on a hash that is none, and go on serving', async () => {
    const narrow = createPasswords({ concurrency: 1 });
    await expect(narrow.verify('not a hash', 'x')).rejects.toThrow();
    await expect(narrow.verify(null, 'x')).resolves.toBe(false);
  });

  it('wait for their turn, and are refused when too many wait', async () => {
    const narrow = createPasswords({ concurrency: 1, maxWaiting: 2 });
    const results = await Promise.allSettled([1, 2, 3, 4].map((text) => narrow.verify(null, String(text))));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(results[3]).toMatchObject({ reason: expect.any(QueueFullError) });
  });
});
