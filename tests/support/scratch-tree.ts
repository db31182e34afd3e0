import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';

const PROJECT_FOLDER = path.resolve(import.meta.dirname, '../..');

/** A copy of this tree that a test may change: what git knows or would know, and the same packages. Removed after the tests of the file. */
export function useScratchTree(): { readonly root: string } {
  const root = mkdtempSync(path.join(os.tmpdir(), 'xueshi-tree-'));
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: PROJECT_FOLDER, encoding: 'utf8' });
  // Git still lists a file that was moved or deleted since the last commit.
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(path.join(PROJECT_FOLDER, name)))) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    cpSync(path.join(PROJECT_FOLDER, file), path.join(root, file));
  }
  symlinkSync(path.join(PROJECT_FOLDER, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  afterAll(() => { rmSync(root, { recursive: true, force: true }); });
  return { root };
}
