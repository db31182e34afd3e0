import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { isMark, markOf, stillRuns } from './processes.mjs';
import { StartError } from './start-error.mjs';

/**
 * Makes this process the only one that may start servers in a folder. A claim ends with the process that holds it,
 * however that ends.
 * @param {string} folder
 * @returns {() => void} gives the folder back
 */
export function claimFolder(folder) {
  const file = path.join(folder, 'holder.json');
  mkdirSync(folder, { recursive: true });
  const holder = readJson(file);
  const mine = markOf(process.pid);
  if (isMark(holder) && holder.pid !== process.pid && stillRuns(holder)) {
    throw new StartError(`${folder} is in use by process ${holder.pid}.`, [
      `It is running already: stop it first (Ctrl-C there, or kill ${holder.pid}).`,
      'To run a second one beside it, give it a folder of its own: XUESHI_HOME=<folder>.',
    ]);
  }
  writeJson(file, mine);
  return () => {
    const now = readJson(file);
    if (isMark(now) && now.pid === process.pid) {
      rmSync(file, { force: true });
    }
  };
}
