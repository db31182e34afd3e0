import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { StartError } from './start-error.mjs';

/** Less than this and PostgreSQL or the workflow store soon stop in the middle of something. */
const DEFAULT_FREE_MB = 300;

/**
 * @param {string} folder the place that will be written to; need not exist yet
 * @param {NodeJS.ProcessEnv} env XUESHI_MIN_FREE_MB sets another limit
 */
export async function checkFreeSpace(folder, env) {
  let existing = folder;
  while (!existsSync(existing)) {
    existing = path.dirname(existing);
  }
  const neededMb = Number(env.XUESHI_MIN_FREE_MB || DEFAULT_FREE_MB);
  const { bavail, bsize } = await statfs(existing);
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  if (freeMb < neededMb) {
    throw new StartError(`The disk of ${folder} is almost full: ${freeMb} MB free, ${neededMb} MB needed.`, [
      'Free some space and start again; nothing that was saved is lost.',
      'XUESHI_HOME=<folder on a larger disk> puts the state elsewhere.',
    ]);
  }
}
