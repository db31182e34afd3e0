import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHouse } from '../../scripts/lib/house.mjs';
import { prepareDatabase } from '../../scripts/lib/house-servers.mjs';
import { SERVER_PROGRAMS } from '../../scripts/lib/server-programs.mjs';
import { asOwner, useDatabase } from '../setup/database.ts';

const database = useDatabase();
const home = mkdtempSync(path.join(os.tmpdir(), 'xueshi-test-'));
afterAll(() => { rmSync(home, { recursive: true }); });

const program = (name: string, code: string): string => {
  const file = path.join(home, `${name}.mjs`);
  writeFileSync(file, code);
  return file;
};
const PREPARES = program('prepares', '');
/** Prepares nothing: whoever runs it is told so. */
const RUNS = program('runs', "console.error('It was run'); process.exit(1);");
const keys = path.join(home, 'keys.json');

function prepare({ script = RUNS, release = 'this release', env = {} }: { script?: string; release?: string | null; env?: Record<string, string> } = {}): Promise<void> {
  const provideTemporal = (): never => { throw new Error('No server is needed'); };
  const house = createHouse({ home, env, log: () => {}, provideTemporal });
  house.programs = Promise.resolve({ ...SERVER_PROGRAMS, prepare: script, release });
  return prepareDatabase(house, database);
}

beforeEach(async () => {
  writeFileSync(keys, '{}');
  await prepare({ script: PREPARES });
});

describe('a database that a start finds', () => {
  it('is left alone when this release has prepared it', async () => {
    await expect(prepare()).resolves.toBeUndefined();
    await expect(prepare({ env: { XUESHI_DEMO: '1' } })).resolves.toBeUndefined();
  });

  it.each([
    ['another release', { release: 'another release' }],
    ['an installation without the demo', { env: { XUESHI_DEMO: '0' } }],
    ['production, which has no demo unless told', { env: { NODE_ENV: 'production' } }],
  ])('is prepared again for %s, once', async (_how, more) => {
    await expect(prepare(more)).rejects.toThrow('It was run');
    await prepare({ ...more, script: PREPARES });
    await expect(prepare(more)).resolves.toBeUndefined();
  });

  it('is prepared each time by programs that are not built, and where it belongs to somebody else', async () => {
    for (const more of [{ release: null }, { env: { DATABASE_URL: database.appUrl } }]) await expect(prepare(more)).rejects.toThrow('It was run');
  });

  it('is prepared again when the keys are missing, or an older dump was put back', async () => {
    rmSync(keys);
    await expect(prepare()).rejects.toThrow('It was run');
    writeFileSync(keys, '{}');
    // A dump has the note of the release that wrote it, or none.
    await asOwner(database, (owner) => owner.query('COMMENT ON TABLE migrations IS NULL'));
    await expect(prepare()).rejects.toThrow('It was run');
  });
});
