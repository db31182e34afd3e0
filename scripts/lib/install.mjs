import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashOf, PROJECT_FOLDER } from './files.mjs';
import { step } from './progress.mjs';
import { run } from './run.mjs';
import { nameDiskFull, StartError } from './start-error.mjs';

const MODULES = path.join(PROJECT_FOLDER, 'node_modules');
const STAMP = path.join(MODULES, '.xueshi-lock-hash');
/** What npm writes when it has finished. */
const NPM_RECORD = path.join(MODULES, '.package-lock.json');
/** There while npm changes packages: still there at the next start, some of their files are cut off. */
const UNFINISHED = path.join(MODULES, '.xueshi-unfinished');

/** The oldest Node that works, as package.json says. */
const OLDEST_NODE = [20, 19];

/** Refuses a Node that is too old before anything strange happens in it. @param {string} [version] */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new StartError(`Xueshi needs Node ${OLDEST_NODE.join('.')} or newer; this is ${version}.`, ['Install it from https://nodejs.org, or with a version manager: nvm install 22.']);
  }
}

/**
 * Installs the packages of the lock file when they are missing or belong to another lock file. Install scripts stay
 * off: no package needs one. Safe to retry.
 * @param {import('./progress.mjs').Log} log
 */
export async function ensurePackages(log) {
  const wanted = hashOf(PROJECT_FOLDER, ['package-lock.json']);
  if (isInstalled(wanted)) {
    return;
  }
  const fresh = !existsSync(NPM_RECORD) || existsSync(UNFINISHED);
  if (!fresh) {
    writeFileSync(UNFINISHED, '');
  }
  log(fresh ? 'Packages: installing (about a minute, 800 MB, once)' : 'Packages: package-lock.json has changed, updating');
  try {
    await step(log, 'Packages: npm', async () => {
      if (fresh) {
        rmSync(MODULES, { recursive: true, force: true });
      }
      // Not `npm ci`: it refuses a lock file made where a registry lacked some other platform's optional package.
      await npm(['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw nameDiskFull(new StartError(`The packages could not be installed: ${reason}`, ['Check the connection to the npm registry (npm ping) and start again.']));
  }
  rmSync(UNFINISHED, { force: true });
  writeFileSync(STAMP, wanted);
}

/** @param {string} wanted @returns {boolean} also after an npm ci or npm install by hand, which leaves no stamp */
function isInstalled(wanted) {
  if (existsSync(UNFINISHED)) {
    return false;
  }
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
    return true;
  }
  const installed = statSync(NPM_RECORD, { throwIfNoEntry: false });
  const lock = statSync(path.join(PROJECT_FOLDER, 'package-lock.json'));
  if (installed === undefined || installed.mtimeMs < lock.mtimeMs) {
    return false;
  }
  writeFileSync(STAMP, wanted);
  return true;
}

/** @param {string[]} args @returns {Promise<string>} */
function npm(args) {
  const script = process.env.npm_execpath;
  const options = { cwd: PROJECT_FOLDER };
  if (script?.endsWith('.js')) {
    return run(process.execPath, [script, ...args], options);
  }
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}
