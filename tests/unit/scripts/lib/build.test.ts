import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';

const parent = mkdtempSync(path.join(os.tmpdir(), 'xueshi-build-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const BUILD = `
  import { writeFileSync } from 'node:fs';
  import { ensureBuilt } from './scripts/lib/build.mjs';
  const [folder] = process.argv.slice(1);
  const fill = async (temporary) => writeFileSync(temporary + '/made', 'new');
  await ensureBuilt(() => {}, { folder, sources: ['vite.config.ts'], title: 'Building', fill });
`;

const build = (folder: string) => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', BUILD, folder]);

describe('what is built', () => {
  it('is whole when several starts build it at the same moment in place of an older one', async () => {
    for (let round = 0; round < 3; round += 1) {
      const folder = path.join(parent, String(round));
      mkdirSync(folder);
      for (let file = 0; file < 200; file += 1) writeFileSync(path.join(folder, `old-${file}`), 'old');
      await Promise.all(Array.from({ length: 5 }, () => build(folder)));
      expect(readdirSync(folder).sort()).toEqual(['.sources', 'made']);
      expect(readFileSync(path.join(folder, 'made'), 'utf8')).toBe('new');
    }
    expect(readdirSync(parent).sort()).toEqual(['0', '1', '2']);
  });
});
