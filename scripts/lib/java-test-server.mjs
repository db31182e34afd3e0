import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createFolderAtomically, PROJECT_FOLDER, temporaryName } from './files.mjs';
import { answers, freePort } from './ports.mjs';
import { waitUntil } from './processes.mjs';
import { step } from './progress.mjs';
import { run } from './run.mjs';

const POM = path.join(PROJECT_FOLDER, 'scripts', 'temporal', 'test-server', 'pom.xml');
const MAIN_CLASS = 'io.temporal.testserver.TestServer';
const COPY_GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const JAVA_OPTIONS = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx256m'];

/**
 * Assembles the time-skipping server from Maven Central. Safe to retry: what is there is kept.
 * @param {object} options
 * @param {string} options.folder where it stays; jars that move lose their class archive
 * @param {string} options.java
 * @param {string} options.maven
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import('./progress.mjs').Log} options.log
 * @returns {Promise<string>} a program that takes the port as its argument
 */
export async function assembleJavaServer({ folder, java, maven, env, log }) {
  const library = path.join(folder, 'lib');
  if (!existsSync(library)) {
    await step(log, 'Time-skipping server: Maven', (report) => copyJars({ library, maven, env, report }));
  }
  const jars = readdirSync(library).filter((name) => name.endsWith('.jar')).sort().map((name) => path.join(library, name));
  const archive = path.join(folder, 'classes.jsa');
  if (!existsSync(archive)) {
    await step(log, 'Time-skipping server: class archive', () => archiveClasses({ java, jars, archive }));
  }
  const program = path.join(folder, 'temporal-test-server');
  const temporary = temporaryName(program);
  writeFileSync(temporary, wrapper({ java, jars, archive }));
  chmodSync(temporary, 0o755);
  renameSync(temporary, program);
  return program;
}

/** @param {{ library: string, maven: string, env: NodeJS.ProcessEnv, report: import('./progress.mjs').Report }} options */
async function copyJars({ library, maven, env, report }) {
  let downloads = 0;
  const onLine = (/** @type {string} */ line) => {
    downloads += line.includes('Downloaded from') ? 1 : 0;
    report(`${downloads} files downloaded`);
  };
  await createFolderAtomically(library, async (temporary) => {
    const args = ['-B', '-f', POM, COPY_GOAL, '-DincludeScope=runtime', `-DoutputDirectory=${temporary}`];
    await run(maven, args, { env, cwd: path.dirname(temporary), onLine });
  });
}

/**
 * Runs the server once and keeps the classes it loaded in the form the Java machine has in memory. Without it a start
 * on busy cores misses the five seconds that the Temporal SDK allows.
 * @param {{ java: string, jars: string[], archive: string }} options
 */
async function archiveClasses({ java, jars, archive }) {
  const port = await freePort();
  const temporary = temporaryName(archive);
  const options = [...JAVA_OPTIONS, `-XX:ArchiveClassesAtExit=${temporary}`, '-cp', jars.join(path.delimiter)];
  const child = spawn(java, [...options, MAIN_CLASS, String(port)], { stdio: 'ignore' });
  const exit = once(child, 'exit');
  await waitUntil(() => answers(port), 20_000, 200);
  child.kill('SIGTERM');
  await exit;
  if (existsSync(temporary)) {
    renameSync(temporary, archive);
  }
  rmSync(temporary, { force: true });
}

/**
 * The loop ends the server when the test run that started it is gone: a run that is killed cannot do it itself.
 * @param {{ java: string, jars: string[], archive: string }} options
 * @returns {string} a shell script
 */
function wrapper({ java, jars, archive }) {
  return `#!/bin/sh
# Starts the time-skipping Temporal test server; the port is its only argument.
parent=$PPID
server=$$
(
  while kill -0 "$parent" && kill -0 "$server"; do sleep 1; done
  kill "$server"
) </dev/null >/dev/null 2>&1 &
exec '${java}' ${JAVA_OPTIONS.join(' ')} -Xshare:auto '-XX:SharedArchiveFile=${archive}' \\
  -cp '${jars.join(':')}' ${MAIN_CLASS} "$@"
`;
}
