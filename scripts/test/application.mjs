import { rmSync } from 'node:fs';
import path from 'node:path';
import { createHouse, startHouse, stopHouse } from '../lib/house.mjs';
import { provideTemporal } from '../lib/house-servers.mjs';
import { freePort } from '../lib/ports.mjs';
import { withDatabase } from './template-database.mjs';

const DATABASE = 'test_application';

/**
 * Starts the application for browser tests as `npm start` does, with fresh demo data, on the test servers.
 * @param {object} options
 * @param {string} options.home absolute; emptied first
 * @param {import('../lib/postgres.mjs').Postgres} options.postgres
 * @param {string} options.template name of the database to copy
 * @param {string} options.temporalAddress
 * @param {import('../lib/progress.mjs').Log} options.log
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startApplication({ home, postgres, template, temporalAddress, log }) {
  rmSync(home, { recursive: true, force: true });
  await copyDatabase(postgres.superuserUrl, template);
  const env = {
    ...withoutConfiguration(process.env),
    PORT: String(await freePort()),
    XUESHI_DEMO: '1',
    XUESHI_KEYS_FILE: path.join(home, 'keys.json'),
    DATABASE_URL: withDatabase(postgres.appUrl, DATABASE),
    DATABASE_OWNER_URL: withDatabase(postgres.ownerUrl, DATABASE),
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_TASK_QUEUE: 'application',
  };
  const house = createHouse({ home, env, log, provideTemporal });
  const stop = () => stopHouse(house);
  try {
    const { urls: [url = ''] } = await startHouse(house);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a developer has set for an application of theirs does not reach this one. @param {NodeJS.ProcessEnv} env */
function withoutConfiguration(env) {
  const ours = /^(?:XUESHI_.*|DATABASE_.*|TEMPORAL_(?!CLI$).*|NODE_ENV|HOST|PUBLIC_URL|SMTP_URL|MAIL_FROM|FILES_DIR|LOG_LEVEL|API_PROCESSES|WORKER_METRICS_PORT)$/u;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

/** @param {string} superuserUrl @param {string} template */
async function copyDatabase(superuserUrl, template) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${DATABASE} TEMPLATE ${template} OWNER xueshi_owner`);
  } finally {
    await client.end();
  }
}
