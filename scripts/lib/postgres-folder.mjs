import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { SHARED_FOLDER } from './postgres-binaries.mjs';
import { canReach } from './postgres-user.mjs';
import { StartError } from './start-error.mjs';

/**
 * Chooses the data folder of a home folder, and creates it empty when it is not there. Usually `<home>/postgres/data`;
 * when root's home is private, `nobody` cannot get there and a folder under /var/lib/xueshi takes its place. The choice
 * is noted in the home folder, so that it stays the same when the home folder is moved or becomes readable.
 * @param {string} home
 * @param {import('./postgres-user.mjs').ServerUser} user
 * @param {import('./progress.mjs').Log} log
 * @returns {string}
 */
export function chooseDataFolder(home, user, log) {
  mkdirSync(path.join(home, 'postgres'), { recursive: true });
  const own = path.join(home, 'postgres', 'data');
  const elsewhere = notedFolder(home);
  if (elsewhere === null) {
    prepareFolder(own, user);
    if (canReach(user, own)) {
      return own;
    }
  }
  const folder = elsewhere ?? newFolderElsewhere(home, log);
  log(`PostgreSQL runs as "nobody", who cannot enter ${home}: its data is in ${folder}`);
  prepareFolder(folder, user);
  if (!canReach(user, folder)) {
    throw new StartError(`The user "nobody" cannot reach ${folder} either.`, ['Put the state in a folder that everyone may enter: XUESHI_HOME=/srv/xueshi']);
  }
  noteFolder(home, folder);
  return folder;
}

/** @param {string} home @returns {string} the note that says where the data is */
const noteFile = (home) => path.join(home, 'postgres', 'data-folder.json');

/**
 * @param {string} home
 * @returns {string | null} the folder noted earlier, unless the home folder is a copy of one that still uses it
 */
function notedFolder(home) {
  const note = readJson(noteFile(home));
  if (note === null || typeof note !== 'object' || !('folder' in note) || typeof note.folder !== 'string' || !existsSync(note.folder)) {
    return null;
  }
  const owner = ownerOf(path.dirname(note.folder));
  const isCopy = owner !== realpathSync(home) && existsSync(noteFile(owner));
  return isCopy ? null : note.folder;
}

/**
 * @param {string} home
 * @param {import('./progress.mjs').Log} log
 * @returns {string} a new one each time: a home folder that was deleted begins empty, wherever its data was
 */
function newFolderElsewhere(home, log) {
  mkdirSync(SHARED_FOLDER, { recursive: true });
  for (const name of readdirSync(SHARED_FOLDER)) {
    if (ownerOf(path.join(SHARED_FOLDER, name)) === realpathSync(home)) {
      log(`${path.join(SHARED_FOLDER, name)} holds data of a deleted ${home}; delete it when you no longer need it`);
    }
  }
  return path.join(SHARED_FOLDER, `home-${randomBytes(6).toString('hex')}`, 'data');
}

/** @param {string} folder @returns {string} the home folder whose data it holds, or an empty text */
function ownerOf(folder) {
  const owner = readJson(path.join(folder, 'home.json'));
  return owner !== null && typeof owner === 'object' && 'home' in owner ? String(owner.home) : '';
}

/** @param {string} home @param {string} folder */
function noteFolder(home, folder) {
  writeJson(noteFile(home), { folder });
  writeJson(path.join(path.dirname(folder), 'home.json'), { home: realpathSync(home) });
}

/**
 * PostgreSQL insists on a data folder that only its own user may enter.
 * @param {string} folder
 * @param {import('./postgres-user.mjs').ServerUser} user
 */
function prepareFolder(folder, user) {
  mkdirSync(folder, { recursive: true });
  if (user !== null && statSync(folder).uid !== user.uid) {
    chownSync(folder, user.uid, user.gid);
  }
  chmodSync(folder, 0o700);
}

/**
 * @param {string} folder
 * @param {number} major the PostgreSQL version that would open it
 * @returns {boolean} whether there is a database in it already
 */
export function checkDataVersion(folder, major) {
  const file = path.join(folder, 'PG_VERSION');
  if (!existsSync(file)) {
    return false;
  }
  const found = readFileSync(file, 'utf8').trim();
  if (Number(found) === major) {
    return true;
  }
  const relation = Number(found) > major ? 'newer' : 'older';
  throw new StartError(`The data folder ${folder} belongs to PostgreSQL ${found}, which is ${relation} than the ${major} of this release.`, [
    relation === 'newer' ? 'Start it with the release of Xueshi that wrote it, or a later one.' : 'Move the data over with pg_upgrade or a dump taken by the old release.',
    'To begin with empty data instead, name another folder: XUESHI_HOME=<folder>. Nothing was changed.',
  ]);
}
