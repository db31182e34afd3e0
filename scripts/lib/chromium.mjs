import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PROJECT_FOLDER } from './files.mjs';
import { findOnPath, isProgram } from './on-path.mjs';
import { elapsed, step } from './progress.mjs';
import { run } from './run.mjs';
import { StartError } from './start-error.mjs';

/** Chromium without the windows of a browser: a page opens in a third of the time. */
const SHELL = 'chromium-headless-shell';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** @typedef {{ env: NodeJS.ProcessEnv, log: import('./progress.mjs').Log }} Context */

/**
 * Gets a Chromium for the browser tests, and glyphs for Chinese: the one named, the headless shell that is installed, or that
 * root can install on Debian, the Chromium installed, Playwright's own, or the package of the distribution when root runs this
 * on Debian or Ubuntu.
 * @param {Partial<Context>} [context]
 * @returns {Promise<string>} its path
 */
export async function ensureChromium({ env = process.env, log = console.log } = {}) {
  const context = { env, log };
  const program = named(env) ?? findOnPath([SHELL], env) ?? (await installedShell(context)) ?? findOnPath(NAMES, env) ?? playwrightPath()
    ?? (await fetched(context));
  await ensureChineseGlyphs(context);
  return program;
}

/** @param {NodeJS.ProcessEnv} env @returns {string | null} */
function named(env) {
  if (!env.CHROMIUM_PATH) {
    return null;
  }
  if (!isProgram(env.CHROMIUM_PATH)) {
    throw new StartError(`CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which is not a program that can be run.`);
  }
  return path.resolve(env.CHROMIUM_PATH);
}

/** @param {Context} context @returns {Promise<string | null>} null where there is no such package, or it cannot be installed */
async function installedShell(context) {
  const isDebian = /^ID=debian$/mu.test(distribution());
  return isDebian && (await installPackages([SHELL], context)) ? findOnPath([SHELL], context.env) : null;
}

/** @returns {string | null} the browser that Playwright downloaded, when it did */
function playwrightPath() {
  const require = createRequire(path.join(PROJECT_FOLDER, 'package.json'));
  const { chromium } = require('playwright-core');
  const file = chromium.executablePath();
  return isProgram(file) ? file : null;
}

/** @param {Context} context @returns {Promise<string>} */
async function fetched({ env, log }) {
  const startedAt = Date.now();
  log('Chromium: none is installed, downloading the one of Playwright (about 180 MB, once for this machine)');
  let refusal = 'it downloaded nothing';
  try {
    await step(log, 'Chromium: download', (report) => downloadWithPlaywright(env, report));
    const program = playwrightPath();
    if (program !== null) {
      return program;
    }
  } catch (error) {
    refusal = error instanceof Error ? error.message : String(error);
  }
  log(`Chromium: download failed after ${elapsed(startedAt)}: ${refusal}`);
  if (await installPackages(['chromium', 'fonts-noto-cjk'], { env, log })) {
    const program = findOnPath(NAMES, env);
    if (program !== null) {
      return program;
    }
  }
  throw new StartError('No way led to a Chromium, which the browser tests need:', [
    `Playwright: ${refusal}`,
    'Install Chromium or Chrome, or name one: CHROMIUM_PATH=<path>.',
  ]);
}

/** @param {NodeJS.ProcessEnv} env @param {import('./progress.mjs').Report} report */
async function downloadWithPlaywright(env, report) {
  const require = createRequire(path.join(PROJECT_FOLDER, 'package.json'));
  const cli = path.join(path.dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  await run(process.execPath, [cli, 'install', 'chromium'], {
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...env },
    timeoutMs: 15 * 60_000,
    onLine: (line) => report(line.trim().slice(-60)),
  });
}

/**
 * Without Chinese glyphs every text would be a row of boxes, and a test of overflow would measure those.
 * @param {Context} context
 */
async function ensureChineseGlyphs({ env, log }) {
  const fontList = findOnPath(['fc-list'], env);
  if (process.platform !== 'linux' || fontList === null || (await run(fontList, [':lang=zh-cn', 'family'])).trim() !== '') {
    return;
  }
  log('Chromium: no font on this machine has Chinese glyphs');
  if (!(await installPackages(['fonts-noto-cjk'], { env, log }))) {
    throw new StartError('No font on this machine has Chinese glyphs, which the browser tests need.', ['Install Noto Sans CJK (Debian, Ubuntu: fonts-noto-cjk).']);
  }
}

/**
 * @param {string[]} packages
 * @param {Context} context
 * @returns {Promise<boolean>} false when this is not root on Debian or Ubuntu, or when it failed
 */
async function installPackages(packages, { env, log }) {
  const apt = findOnPath(['apt-get'], env);
  if (apt === null || process.getuid?.() !== 0 || !/debian|ubuntu/iu.test(distribution())) {
    return false;
  }
  const startedAt = Date.now();
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  log(`Chromium: installing ${packages.join(' and ')} with apt-get`);
  try {
    await step(log, 'apt-get', async (report) => {
      const onLine = (/** @type {string} */ line) => report(line.trim().slice(0, 60));
      await run(apt, ['update'], { ...options, onLine });
      await run(apt, ['install', '-y', '--no-install-recommends', ...packages], { ...options, onLine });
    });
    return true;
  } catch (error) {
    log(`Chromium: apt-get failed after ${elapsed(startedAt)}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** @returns {string} */
function distribution() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
