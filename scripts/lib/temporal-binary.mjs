import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { extractFile } from './archive.mjs';
import { download, temporalDownloads } from './download.mjs';
import { cacheFolder, createFolderAtomically } from './files.mjs';
import { buildWithGo } from './go-build.mjs';
import { findOnPath, isProgram } from './on-path.mjs';
import { elapsed, step } from './progress.mjs';
import { run } from './run.mjs';
import { nameDiskFull, StartError } from './start-error.mjs';

/** The release that is downloaded or built; scripts/temporal/go.mod names the same one. */
export const CLI_VERSION = '1.9.1';
const SUFFIX = process.platform === 'win32' ? '.exe' : '';
const ARCHITECTURE = process.arch === 'x64' ? 'amd64' : process.arch;
const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;

/**
 * @typedef {{ env: NodeJS.ProcessEnv, log: import('./progress.mjs').Log }} Context
 * @typedef {{ path: string } | { refusal: string }} Outcome of one way to get the program
 */

/**
 * Gets the `temporal` program, whose dev server we run: the one named, the one installed, the one kept from last time,
 * the official archive, or a build from source, in this order. Each way that fails says why.
 * @param {Partial<Context>} [context]
 * @returns {Promise<string>} its path
 */
export async function obtainTemporal({ env = process.env, log = console.log } = {}) {
  if (env.TEMPORAL_CLI) {
    return named(env.TEMPORAL_CLI);
  }
  const context = { env, log };
  /** @type {string[]} */
  const refusals = [];
  for (const way of [installed, cached, downloaded, built]) {
    const outcome = await way(context);
    if ('path' in outcome) {
      return outcome.path;
    }
    refusals.push(outcome.refusal);
  }
  throw new StartError('No way led to a Temporal server:', [
    ...refusals,
    'Any one of these is enough: a running server (TEMPORAL_ADDRESS=host:7233), the temporal program',
    `  (TEMPORAL_CLI=<path>, or ${CLI_VERSION} on PATH), a connection to temporal.download, or Go (https://go.dev/dl).`,
  ]);
}

/** @param {string} file @returns {string} */
function named(file) {
  if (!isProgram(file)) {
    throw new StartError(`TEMPORAL_CLI names ${file}, which is not a program that can be run.`, ['Correct it, or leave it out to have one found or fetched.']);
  }
  return path.resolve(file);
}

/** @param {Context} context @returns {Promise<Outcome>} */
async function installed({ env, log }) {
  const found = findOnPath(['temporal'], env);
  if (found === null) {
    return { refusal: 'PATH: no temporal program on it' };
  }
  const version = await versionOf(found);
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  if (major > 1 || (major === 1 && minor >= 9)) {
    return { path: found };
  }
  log(`Temporal: ignoring ${found}, version ${version ?? 'unknown'} (1.9 or newer is needed)`);
  return { refusal: `PATH: ${found} has version ${version ?? 'unknown'}, 1.9 or newer is needed` };
}

/** @param {string} program @returns {Promise<string | null>} */
async function versionOf(program) {
  try {
    const output = await run(program, ['--version'], { timeoutMs: 10_000 });
    return /version v?(\d+\.\d+\.\d+)/u.exec(output)?.[1] ?? null;
  } catch {
    return null;
  }
}

/** @param {NodeJS.ProcessEnv} env @returns {string} the folder that keeps the program, complete or absent */
const cachePath = (env) => path.join(cacheFolder(env), `temporal-cli-${CLI_VERSION}-${PLATFORM}-${ARCHITECTURE}`);

/** @param {Context} context @returns {Promise<Outcome>} */
async function cached({ env }) {
  const program = path.join(cachePath(env), `temporal${SUFFIX}`);
  return isProgram(program) ? { path: program } : { refusal: `Cache: nothing in ${cachePath(env)}` };
}

/** @param {Context} context @returns {Promise<Outcome>} */
async function downloaded(context) {
  const base = temporalDownloads(context.env);
  const url = `${base}/cli/archive/v${CLI_VERSION}?platform=${PLATFORM}&arch=${ARCHITECTURE}`;
  context.log(`Temporal: downloading ${CLI_VERSION} from ${base} (about 60 MB, once for this machine)`);
  return attempt('Download', context, async (file) => {
    const archive = await step(context.log, 'Temporal: download', (report) => download(url, report));
    writeFileSync(file, extractFile(archive, `temporal${SUFFIX}`));
  });
}

/** @param {Context} context @returns {Promise<Outcome>} */
async function built(context) {
  const go = findOnPath(['go'], context.env);
  if (go === null) {
    return { refusal: 'Build: Go is not installed' };
  }
  context.log(`Temporal: building ${CLI_VERSION} from source with ${go} (3 to 6 minutes on two cores, once for this machine)`);
  return attempt('Build', context, async (file) => {
    await step(context.log, 'Temporal: build', (report) =>
      buildWithGo({
        go,
        programs: { 'github.com/temporalio/cli/cmd/temporal': file },
        linkFlags: `-X github.com/temporalio/cli/internal/temporalcli.Version=${CLI_VERSION}`,
        env: context.env,
        report,
      }),
    );
  });
}

/**
 * @param {string} way
 * @param {Context} context
 * @param {(file: string) => Promise<void>} obtain writes the program
 * @returns {Promise<Outcome>}
 */
async function attempt(way, { env, log }, obtain) {
  const startedAt = Date.now();
  const folder = cachePath(env);
  try {
    await createFolderAtomically(folder, async (temporary) => {
      const file = path.join(temporary, `temporal${SUFFIX}`);
      await obtain(file);
      chmodSync(file, 0o755);
      await run(file, ['--version'], { timeoutMs: 30_000 }).catch((error) => {
        throw new Error(`the program does not run on this machine (${error.message})`);
      });
    });
    log(`Temporal: ready after ${elapsed(startedAt)}, kept in ${folder}`);
    return { path: path.join(folder, `temporal${SUFFIX}`) };
  } catch (error) {
    const named = nameDiskFull(error);
    if (named instanceof StartError) {
      throw named;
    }
    const reason = error instanceof Error ? error.message || String(error) : String(error);
    log(`Temporal: ${way.toLowerCase()} failed after ${elapsed(startedAt)}: ${reason}`);
    return { refusal: `${way}: ${reason}` };
  }
}

/**
 * Builds the real server and its schema tool, for the production shape on one machine. There is no other way to get
 * them without containers.
 * @param {Partial<Context>} [context]
 * @returns {Promise<{ server: string, sqlTool: string }>}
 */
export async function obtainTemporalServerBinaries({ env = process.env, log = console.log } = {}) {
  const folder = path.join(cacheFolder(env), `temporal-server-${CLI_VERSION}-${PLATFORM}-${ARCHITECTURE}`);
  const binaries = { server: path.join(folder, `temporal-server${SUFFIX}`), sqlTool: path.join(folder, `temporal-sql-tool${SUFFIX}`) };
  if (existsSync(folder)) {
    return binaries;
  }
  const go = findOnPath(['go'], env);
  if (go === null) {
    throw new StartError('The production shape needs the Temporal server, which is built from source, and Go is not installed.', [
      'Install Go (https://go.dev/dl) and start again, or use docker compose up.',
    ]);
  }
  log('Temporal: building the server and its schema tool from source (up to 6 minutes on two cores, once for this machine)');
  /** @param {string} temporary */
  const programs = (temporary) => ({
    'go.temporal.io/server/cmd/server': path.join(temporary, path.basename(binaries.server)),
    'go.temporal.io/server/cmd/tools/sql': path.join(temporary, path.basename(binaries.sqlTool)),
  });
  try {
    await createFolderAtomically(folder, (temporary) =>
      step(log, 'Temporal: build', (report) => buildWithGo({ go, programs: programs(temporary), env, report })),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw nameDiskFull(new StartError(`The Temporal server could not be built: ${reason}`, [
      'Building needs the Go module proxy (go env GOPROXY), or the modules in the cache of Go.',
    ]));
  }
  return binaries;
}
