import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { extractFile } from './archive.mjs';
import { download, temporalDownloads } from './download.mjs';
import { cacheFolder, createFolderAtomically } from './files.mjs';
import { assembleJavaServer } from './java-test-server.mjs';
import { findOnPath, isProgram } from './on-path.mjs';
import { elapsed, step } from './progress.mjs';
import { StartError } from './start-error.mjs';

/** The release on Maven Central; scripts/temporal/test-server/pom.xml names the same one. */
const SERVER_VERSION = '1.38.0';

/**
 * Gets the Temporal server whose clock jumps, which tests of deadlines need: the one named, the one kept from last
 * time, the official download, or Maven with Java. It is for tests only.
 * @param {{ env?: NodeJS.ProcessEnv, log?: import('./progress.mjs').Log }} [options]
 * @returns {Promise<string>} a program that takes the port as its only argument
 */
export async function ensureTimeSkippingServer({ env = process.env, log = console.log } = {}) {
  if (env.TEMPORAL_TEST_SERVER) {
    if (!isProgram(env.TEMPORAL_TEST_SERVER)) {
      throw new StartError(`TEMPORAL_TEST_SERVER names ${env.TEMPORAL_TEST_SERVER}, which is not a program that can be run.`);
    }
    return path.resolve(env.TEMPORAL_TEST_SERVER);
  }
  const folder = path.join(cacheFolder(env), `temporal-test-server-${SERVER_VERSION}`);
  const native = path.join(folder, 'native', 'temporal-test-server');
  const assembled = path.join(folder, 'java', 'temporal-test-server');
  const kept = [native, assembled].find(isProgram);
  if (kept !== undefined) {
    return kept;
  }
  const refusal = await tryDownload({ native, env, log });
  return refusal === null ? native : fromMaven({ folder: path.join(folder, 'java'), refusal, env, log });
}

/**
 * @param {{ native: string, env: NodeJS.ProcessEnv, log: import('./progress.mjs').Log }} options
 * @returns {Promise<string | null>} why it failed
 */
async function tryDownload({ native, env, log }) {
  const base = temporalDownloads(env);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const startedAt = Date.now();
  log(`Time-skipping server: downloading from ${base} (once for this machine)`);
  try {
    await createFolderAtomically(path.dirname(native), async (temporary) => {
      await step(log, 'Time-skipping server: download', async (report) => {
        const answer = await download(`${base}/temporal-test-server/default?platform=${platform}&arch=${architecture}&format=tar.gz`);
        const { archiveUrl, fileToExtract } = JSON.parse(answer.toString());
        const archive = await download(new URL(archiveUrl, base).href, report);
        const file = path.join(temporary, path.basename(native));
        writeFileSync(file, extractFile(archive, path.posix.basename(fileToExtract)));
        chmodSync(file, 0o755);
      });
    });
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log(`Time-skipping server: download failed after ${elapsed(startedAt)}: ${reason}`);
    return reason;
  }
}

/**
 * @param {{ folder: string, refusal: string, env: NodeJS.ProcessEnv, log: import('./progress.mjs').Log }} options
 * @returns {Promise<string>}
 */
async function fromMaven({ folder, refusal, env, log }) {
  const java = findOnPath(['java'], env);
  const maven = findOnPath(['mvn'], env);
  if (java === null || maven === null || process.platform === 'win32') {
    throw new StartError('No way led to the time-skipping Temporal server, which tests of deadlines need:', [
      `Download: ${refusal}`,
      `Maven: ${[java === null ? 'java' : '', maven === null ? 'mvn' : ''].filter(Boolean).join(' and ') || 'not on Windows'} not found`,
      'Install Java 11 or newer and Maven, or name a program of your own: TEMPORAL_TEST_SERVER=<path>.',
    ]);
  }
  const startedAt = Date.now();
  log('Time-skipping server: assembling it from Maven Central (39 files, about 15 seconds, once for this machine)');
  const program = await assembleJavaServer({ folder, java, maven, env, log });
  log(`Time-skipping server: ready after ${elapsed(startedAt)}, kept in ${folder}`);
  return program;
}
