import { createHouse, startHouse, stopHouse } from '../lib/house.mjs';
import { provideTemporal } from '../lib/house-servers.mjs';
import { freePort } from '../lib/ports.mjs';

/**
 * Starts an application with the demo as `npm start` does, with servers of its own; its PostgreSQL does not wait for the disk.
 * @param {object} options
 * @param {string} options.home absolute; begins with a first start when it is empty
 * @param {import('../lib/progress.mjs').Log} options.log
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startApplication({ home, log }) {
  const env = { ...withoutConfiguration(process.env), PORT: String(await freePort()), XUESHI_DEMO: '1' };
  const house = createHouse({ home, env, log, provideTemporal, fast: true });
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
