import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';
import { z } from 'zod';
import { copyHome, makeHome } from '../../scripts/test/prepared-home.mjs';
import { startedFor } from '../setup/environment.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const READY_TIMEOUT_MS = 180_000;
const FAILURE_TIMEOUT_MS = 60_000;

/** What starts it. Below npm it gets Ctrl-C as from a terminal: npm and the launcher both. */
export type Command = 'scripts/start.mjs' | 'scripts/start-cluster.mjs' | 'tests/support/start-pausing.mjs' | 'npm start';

export interface InstallationOptions {
  readonly command?: Command;
  /** The folder to make its home in; that of the system for temporary files where none is given. */
  readonly parent?: string;
  /** The home of another installation, to start in it once more. */
  readonly home?: string;
  /** Begins where the first start with the demo is over; of those, two have the same keys. */
  readonly isPrepared?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** What `npm start` runs, in a folder and on ports of its own. */
export interface Installation {
  readonly home: string;
  /** Where its state is: its home, or the folder of the cluster in it. */
  readonly state: string;
  /** Starts it, or starts it again; gives the address once it is ready, and how long that took. */
  start(env?: Readonly<Record<string, string>>): Promise<{ url: string; tookMs: number }>;
  /** Starts it without waiting for anything. */
  begin(env?: Readonly<Record<string, string>>): void;
  /** Waits until the launcher ends by itself. Throws when it becomes ready instead, or hangs. */
  ended(): Promise<number | null>;
  /** Ends the launcher with a signal and waits until it is gone. */
  stop(signal: NodeJS.Signals): Promise<{ code: number | null; tookMs: number }>;
  /** What the last launcher has printed so far. */
  said(): string;
  /** The processes it has noted, by name; those that are gone are left out. */
  pids(): Map<string, number>;
  /** The numbers its ports have been given, by name. */
  ports(): Readonly<Record<string, number>>;
  /** Ends everything it started and deletes it. */
  remove(): Promise<void>;
}

/** Gives the calling test file an installation; everything it started is ended after the file. Call it at the top. */
export function useInstallation(options: InstallationOptions = {}): Installation {
  const installation = createInstallation(options);
  afterAll(() => installation.remove());
  return installation;
}

/** An installation of which nothing runs yet. Whoever makes it removes it. */
export function createInstallation(options: InstallationOptions = {}): Installation {
  const { command = 'scripts/start.mjs', parent, env = {} } = options;
  const home = options.home ?? (options.isPrepared ? copyHome(startedFor('TEST_PREPARED_HOME')) : makeHome(parent));
  const state = command === 'scripts/start-cluster.mjs' ? path.join(home, 'cluster') : home;
  let launcher: Launcher | null = null;

  function begin(more: Readonly<Record<string, string>> = {}): void {
    launcher = launch(command, { ...environment(), XUESHI_HOME: home, PORT: String(WANTED_PORT), ...env, ...more });
  }

  async function stop(signal: NodeJS.Signals): Promise<{ code: number | null; tookMs: number }> {
    const { child, exit } = running(launcher);
    const startedAt = performance.now();
    process.kill(command === 'npm start' ? -Number(child.pid) : Number(child.pid), signal);
    return { code: await exit, tookMs: performance.now() - startedAt };
  }

  return {
    home, state, begin, stop,
    async start(more) {
      const startedAt = performance.now();
      begin(more);
      const url = await within(READY_TIMEOUT_MS, running(launcher), running(launcher).ready);
      return { url, tookMs: performance.now() - startedAt };
    },
    async ended() {
      const { exit, ready } = running(launcher);
      const readiness = ready.then((url) => { throw new Error(`Became ready at ${url}`); }, () => exit);
      return within(FAILURE_TIMEOUT_MS, running(launcher), Promise.race([exit, readiness]));
    },
    said: () => running(launcher).said(),
    pids: () => notedProcesses(state),
    ports: () => z.record(z.string(), z.number()).parse(JSON.parse(readFileSync(path.join(state, 'ports.json'), 'utf8'))),
    async remove() {
      if (launcher?.child.exitCode === null && launcher.child.signalCode === null) await stop('SIGTERM');
      for (const pid of notedProcesses(state).values()) process.kill(pid, 'SIGKILL');
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Below the range from which source ports of connections are taken: one of those could take the port before the API does. */
const LOWEST_PORT = 20_000;
/** Test processes beside each other have neighbouring ids: each gets room for the ports of several APIs. */
const PORTS_EACH = 10;
const PROCESSES = 1_200;
/** Where every installation of this process begins to look for a port. */
export const WANTED_PORT = LOWEST_PORT + PORTS_EACH * (process.pid % PROCESSES);

interface Launcher {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Settles with the address; fails when the launcher ends before. */
  readonly ready: Promise<string>;
  readonly exit: Promise<number | null>;
}

function running(launcher: Launcher | null): Launcher {
  if (launcher === null) throw new Error('Nothing was started');
  return launcher;
}

/** In a process group of its own: a test run that is interrupted kills its own group, and the launcher would end nothing. */
function launch(command: Command, env: NodeJS.ProcessEnv): Launcher {
  const [program, ...args] = command === 'npm start' ? ['npm', 'start'] : [process.execPath, command];
  const child = spawn(program ?? '', args, { cwd: PROJECT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const exit = new Promise<number | null>((resolve) => { child.once('close', resolve); });
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const url = /^Ready: (\S+)$/m.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exit.then((code) => reject(new Error(`Ended with ${code}:\n${said}`)));
  });
  ready.catch(() => {});
  return { child, exit, ready, said: () => said };
}

async function within<T>(limitMs: number, { said }: Launcher, promise: Promise<T>): Promise<T> {
  const over = new AbortController();
  const limit = sleep(limitMs, undefined, { signal: over.signal }).then(() => { throw new Error(`Nothing after ${limitMs} ms:\n${said()}`); });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    limit.catch(() => {});
    over.abort();
  }
}

function notedProcesses(state: string): Map<string, number> {
  const folder = path.join(state, 'run');
  const noted = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const found = noted.map((name): [string, number] => {
    const content: unknown = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    return [name.slice(0, -5), Number(Reflect.get(Object(content), 'pid'))];
  });
  const postmaster = path.join(state, 'postgres', 'data', 'postmaster.pid');
  if (existsSync(postmaster)) found.push(['postgres', Number(readFileSync(postmaster, 'utf8').split('\n')[0])]);
  return new Map(found.filter(([, pid]) => isRunning(pid)));
}

/**
 * Command lines of all processes that were started for a folder, noted or not: its name stands in their environment or
 * command line. Empty where the system does not show them (not Linux).
 */
export function processesOf(home: string): string[] {
  const numbers = existsSync('/proc/self/environ') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return numbers.map((pid) => ({ pid, command: shown(pid, 'cmdline'), environment: shown(pid, 'environ') }))
    .filter(({ command, environment: around }) => command.includes(home) || around.includes(home))
    .map(({ pid, command }) => `${pid} ${command}`);
}

/** Empty for a process that ended meanwhile, or that belongs to somebody else. */
function shown(pid: string, file: 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/**
 * Asks until `holds`, every `everyMs`, for at most `withinMs`; gives how long it took. Throws when it does not come true, with what `holds` threw last:
 * an expectation in it says what there was instead.
 */
export async function waitUntil(what: string, withinMs: number, holds: () => Promise<boolean>, everyMs = 100): Promise<number> {
  const startedAt = performance.now();
  let cause: unknown = null;
  while (performance.now() - startedAt < withinMs) {
    try {
      if (await holds()) return performance.now() - startedAt;
      cause = null;
    } catch (error) {
      cause = error;
    }
    await sleep(everyMs);
  }
  throw new Error(`${what}: not within ${withinMs} ms${cause instanceof Error ? `: ${cause.message}` : ''}`, { cause });
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * What a developer has set for an application of theirs does not reach this one. It believes to run below npm, so that it
 * ends when the test run is gone.
 */
function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:XUESHI_|DATABASE_|TEMPORAL_(?!CLI$)|NODE_OPTIONS$|TEST_)/.test(name));
  return { ...Object.fromEntries(inherited), npm_lifecycle_event: 'start' };
}
