import { rmSync } from 'node:fs';
import path from 'node:path';
import { ensureWorkflowBundle } from '../lib/build-workflows.mjs';
import { ensureChromium } from '../lib/chromium.mjs';
import { PROJECT_FOLDER } from '../lib/files.mjs';
import { claimFolder } from '../lib/home.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { StartError } from '../lib/start-error.mjs';
import { startTemporal } from '../lib/temporal.mjs';
import { obtainTemporal, obtainTemporalServerBinaries } from '../lib/temporal-binary.mjs';
import { ensureTimeSkippingServer } from '../lib/time-skipping-server.mjs';
import { startApplication } from './application.mjs';
import { copyHome, ensurePreparedHome } from './prepared-home.mjs';
import { dropCopies, prepareTemplate } from './template-database.mjs';

const MOST_RUNS_AT_ONCE = 8;

/**
 * @typedef {object} TestServers
 * @property {Record<string, string>} env tells tests where everything is; tests/setup reads it
 * @property {() => Promise<void>} stop ends everything, last started first; safe to retry
 */

/**
 * Starts what the selected tests need, in a folder and on ports of their own: an application that runs on this machine,
 * and other test runs, are left alone. What was started before a failure is stopped.
 * @param {ReadonlySet<import('./projects.mjs').Need>} needs
 * @param {import('../lib/progress.mjs').Log} log
 * @returns {Promise<TestServers>}
 */
export async function startTestServers(needs, log) {
  const { home, release } = await claimHome();
  /** @type {(() => Promise<void> | void)[]} */
  const stops = [release];
  const stop = async () => {
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) {
      await next();
    }
  };
  try {
    return { env: await startAll({ home, needs, log, stops }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Two test runs at once each get a home; servers keep their data there, so the next run starts sooner. */
async function claimHome() {
  for (let number = 1; ; number += 1) {
    const home = path.join(PROJECT_FOLDER, '.test', `run-${number}`);
    try {
      return { home, release: (await claimFolder(home)).release };
    } catch (error) {
      if (number === MOST_RUNS_AT_ONCE) {
        throw error;
      }
    }
  }
}

/**
 * @typedef {object} Start
 * @property {string} home
 * @property {ReadonlySet<import('./projects.mjs').Need>} needs
 * @property {import('../lib/progress.mjs').Log} log
 * @property {(() => Promise<void> | void)[]} stops how to end what was started
 */

/** @param {Start} start @returns {Promise<Record<string, string>>} */
async function startAll(start) {
  const { home, needs, log, stops } = start;
  const database = needs.has('database') ? await provideDatabase(start) : null;
  const temporal = needs.has('temporal') ? await startTemporal({ home, keepState: false, ui: false, log }) : null;
  stops.push(async () => temporal?.stop());
  const env = {
    ...database?.env,
    ...(temporal === null ? {} : { TEST_TEMPORAL_ADDRESS: temporal.address }),
    // One for all test files: each worker of theirs would need more than a second for it.
    ...(needs.has('workflowBundle') ? { TEST_WORKFLOW_BUNDLE: await ensureWorkflowBundle(log) } : {}),
    ...(needs.has('timeSkipping') ? { TEST_TIME_SKIPPING_SERVER: await ensureTimeSkippingServer({ log }) } : {}),
    ...(needs.has('temporalPrograms') ? await obtainTemporalPrograms(log) : {}),
    ...(needs.has('chromium') ? { TEST_CHROMIUM: await ensureChromium({ log }) } : {}),
  };
  const prepared = needs.has('preparedHome') || needs.has('application') ? await ensurePreparedHome(log) : null;
  if (prepared === null) {
    return env;
  }
  const application = needs.has('application') ? { TEST_APPLICATION_URL: await provideApplication(prepared, start) } : {};
  return { ...env, TEST_PREPARED_HOME: prepared, ...application };
}

/** @param {string} prepared @param {Start} start @returns {Promise<string>} its address */
async function provideApplication(prepared, { log, stops }) {
  const home = copyHome(prepared);
  stops.push(() => rmSync(home, { recursive: true, force: true }));
  const application = await startApplication({ home, log });
  stops.push(application.stop);
  return application.url;
}

/** @param {Start} start */
async function provideDatabase({ home, log, stops }) {
  const postgres = await startPostgres({ home, fast: true, log });
  stops.push(postgres.stop);
  const template = await prepareTemplate(postgres, log);
  stops.push(() => dropCopies(postgres));
  const { superuserUrl, ownerUrl, appUrl } = postgres;
  const env = { TEST_SUPERUSER_URL: superuserUrl, TEST_OWNER_URL: ownerUrl, TEST_APP_URL: appUrl, TEST_TEMPLATE: template };
  return { postgres, template, env };
}

/** Tests that start installations find them in the cache. Without Go the production shape cannot be started here. @param {import('../lib/progress.mjs').Log} log */
async function obtainTemporalPrograms(log) {
  await obtainTemporal({ log });
  try {
    return { TEST_TEMPORAL_SERVER: (await obtainTemporalServerBinaries({ log })).server };
  } catch (error) {
    if (!(error instanceof StartError)) {
      throw error;
    }
    log(`start:cluster is not tested: ${error.message}`);
    return { TEST_TEMPORAL_SERVER: '' };
  }
}
