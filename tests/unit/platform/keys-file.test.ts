import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKeys, KEY_PURPOSES, keyRing } from '../../../platform/keys.ts';
import { loadKeys, rotateKey } from '../../../platform/keys-file.ts';

describe('keys file', () => {
  let folder = '';
  let file = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'xueshi-keys-'));
    file = path.join(folder, 'home', 'keys.json');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made at the first start, for its owner only, and stays the same', () => {
    const made = loadKeys({ file, mayCreate: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(file)).mode & 0o077).toBe(0);
    expect(loadKeys({ file, mayCreate: false })).toEqual(made);
    expect(loadKeys({ file, mayCreate: true })).toEqual(made);
    expect(readdirSync(path.dirname(file))).toEqual(['keys.json']);
  });

  it('is made once when several processes start at the same moment', async () => {
    const module = path.resolve('platform/keys-file.ts');
    const script = `import { loadKeys } from ${JSON.stringify(module)};
      process.stdout.write(loadKeys({ file: ${JSON.stringify(file)}, mayCreate: true }).sealing.current.id);`;
    const starts = Array.from({ length: 3 }, () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script]));
    const ids = (await Promise.all(starts)).map(({ stdout }) => stdout);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}$/);
    expect(new Set(ids).size).toBe(1);
  });

  it('holds a key of its own for every purpose', () => {
    const keys = loadKeys({ file, mayCreate: true });
    const secrets = KEY_PURPOSES.map((purpose) => keys[purpose].current.secret.toString('hex'));
    expect(new Set(secrets).size).toBe(KEY_PURPOSES.length);
    expect(secrets.every((secret) => secret.length === 64)).toBe(true);
  });

  it('is never made where it must exist', () => {
    expect(() => loadKeys({ file, mayCreate: false })).toThrow(/does not exist.*XUESHI_KEYS_FILE/);
    expect(existsSync(file)).toBe(false);
  });

  it.each([0o640, 0o604, 0o666])('is refused when others can read it (mode %o)', (mode) => {
    loadKeys({ file, mayCreate: true });
    chmodSync(file, mode);
    expect(() => loadKeys({ file, mayCreate: true })).toThrow(/can be read by others.*chmod 600/);
  });

  it.each([
    ['not json sEcReT', 'not JSON'], ['[]', 'version 1'], ['{"version":2}', 'version 1'],
    ['{"version":1,"purposes":{}}', 'no keys for sealing'],
    ['{"version":1,"purposes":{"sealing":[{"id":"a","secret":"sEcReT"}]}}', 'a key for sealing is incomplete'],
    ['', 'not JSON'],
  ])('is refused when damaged (%s), without quoting it', (text, reason) => {
    loadKeys({ file, mayCreate: true });
    writeFileSync(file, text);
    const attempt = (): unknown => loadKeys({ file, mayCreate: true });
    expect(attempt).toThrow(reason);
    expect(attempt).not.toThrow('sEcReT');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('gets a new current key by rotation and keeps the earlier one', () => {
    const before = loadKeys({ file, mayCreate: true });
    const id = rotateKey(file, 'sealing');
    const after = loadKeys({ file, mayCreate: false });
    expect(after.sealing.current.id).toBe(id);
    expect(after.sealing.all.slice(1)).toEqual(before.sealing.all);
    expect({ ...after, sealing: null }).toEqual({ ...before, sealing: null });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('keyRing', () => {
  it('needs a key, and every id once', () => {
    const { current } = generateKeys().sealing;
    expect(() => keyRing([])).toThrow(RangeError);
    expect(() => keyRing([current, current])).toThrow(RangeError);
  });
});
