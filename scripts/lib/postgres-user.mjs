import { execFileSync, spawnSync } from 'node:child_process';

/**
 * PostgreSQL refuses to run as root, and looks its user up by name, so a bare number will not do. `nobody` exists
 * everywhere, and no user has to be created.
 * @typedef {{ uid: number, gid: number } | null} ServerUser null: run as whoever runs this
 */

/** @returns {ServerUser} */
export function serverUser() {
  if (process.getuid?.() !== 0) {
    return null;
  }
  return { uid: numberOf('-u'), gid: numberOf('-g') };
}

/** @param {'-u' | '-g'} option @returns {number} */
function numberOf(option) {
  try {
    return Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }).trim());
  } catch {
    return 65_534;
  }
}

/**
 * Asks the system, not the mode bits: a private folder anywhere above is enough to keep the user out.
 * @param {ServerUser} user
 * @param {string} file a file or folder
 * @returns {boolean} whether that user can read and enter or run it
 */
export function canReach(user, file) {
  if (user === null) {
    return true;
  }
  const { status } = spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', file], { ...user, cwd: '/', stdio: 'ignore' });
  return status === 0;
}
