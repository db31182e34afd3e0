import { spawn } from 'node:child_process';
import { closeSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brokenOff } from './break-off.mjs';
import { clusterConfig } from './cluster-config.mjs';
import { migrateTemporalStore, TEMPORAL_ROLE } from './cluster-store.mjs';
import { followExit } from './exit.mjs';
import { registerNamespace, registerSearchAttributes } from './external-temporal.mjs';
import { endRecorded, recordProcess } from './home.mjs';
import { lastLines, openLog, readFrom, sizeOf } from './logs.mjs';
import { answers, keptPort } from './ports.mjs';
import { endProcess, waitUntil } from './processes.mjs';
import { step } from './progress.mjs';
import { StartError } from './start-error.mjs';

const START_TIMEOUT_MS = 60_000;
const NAMESPACE = 'default';

/**
 * @typedef {object} ClusterTemporal the server as it runs in production, on PostgreSQL
 * @property {string} address
 * @property {null} uiUrl
 * @property {Record<string, number>} ports
 * @property {Promise<string>} ended
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the Temporal server on PostgreSQL: 16 history shards, its own role and databases in the same server as the
 * application, so that one backup holds both at one instant. Safe to retry.
 * @param {object} options
 * @param {string} options.home
 * @param {import('./progress.mjs').Log} options.log
 * @param {{ server: string, sqlTool: string }} options.binaries
 * @param {import('./postgres.mjs').Postgres} options.postgres
 * @param {Record<string, number>} [options.ports] those it had before
 * @returns {Promise<ClusterTemporal>}
 */
export async function startClusterTemporal({ home, log, binaries, postgres, ports }) {
  await endRecorded(home, 'temporal', { log });
  const password = await step(log, 'Preparing the Temporal store', () => migrateTemporalStore({ home, postgres, sqlTool: binaries.sqlTool }));
  const usedPorts = ports ?? (await choosePorts(home));
  const configFile = path.join(home, 'temporal-server.yaml');
  // JSON is YAML; the file holds a password.
  writeFileSync(configFile, JSON.stringify(clusterConfig({ ports: usedPorts, postgresPort: postgres.port, user: TEMPORAL_ROLE, password }), null, 2), { mode: 0o600 });
  return step(log, 'Starting the Temporal server', () => launch({ home, log, server: binaries.server, configFile, ports: usedPorts }));
}

/** @param {string} home @returns {Promise<Record<string, number>>} */
async function choosePorts(home) {
  /** @type {Record<string, number>} */
  const ports = {};
  for (const service of ['frontend', 'history', 'matching', 'worker']) {
    ports[service] = await keptPort(home, `temporal.${service}`);
    ports[`${service}Membership`] = await keptPort(home, `temporal.${service}Membership`);
  }
  return ports;
}

/**
 * @param {{ home: string, log: import('./progress.mjs').Log, server: string, configFile: string, ports: Record<string, number> }} options
 * @returns {Promise<ClusterTemporal>}
 */
async function launch({ home, log, server, configFile, ports }) {
  const { file, descriptor } = openLog(home, 'temporal');
  const logStart = sizeOf(file);
  const child = spawn(server, ['--config-file', configFile, '--allow-no-auth', 'start'], { cwd: home, detached: true, stdio: ['ignore', descriptor, descriptor] });
  closeSync(descriptor);
  const { ended, isOver } = followExit(child);
  const mark = recordProcess(home, 'temporal', child.pid);
  const port = ports.frontend ?? 0;
  const address = `127.0.0.1:${port}`;
  const stop = async () => {
    if (mark !== null) {
      await endProcess(mark, { signals: [{ signal: 'SIGTERM', waitMs: 4_000 }, { signal: 'SIGKILL', waitMs: 1_000 }] });
    }
  };
  const isUp = async () => isOver() || brokenOff.aborted || ((await answers(port)) && (await prepareNamespace(address, log)));
  if (!(await waitUntil(isUp, START_TIMEOUT_MS, 250)) || isOver() || brokenOff.aborted) {
    await stop();
    brokenOff.throwIfAborted();
    throw new StartError(`The Temporal server did not start: ${lastLines(readFrom(file, logStart).text, 5).join(' | ')}`, [`The whole log: ${file}`]);
  }
  return { address, uiUrl: null, ports, ended, stop };
}

/**
 * @param {string} address
 * @param {import('./progress.mjs').Log} log
 * @returns {Promise<boolean>} false while the server is not ready for it
 */
async function prepareNamespace(address, log) {
  try {
    await registerNamespace({ address, namespace: NAMESPACE });
    await registerSearchAttributes({ address, namespace: NAMESPACE, log });
    return true;
  } catch (error) {
    if (error instanceof StartError) {
      throw error;
    }
    return false;
  }
}
