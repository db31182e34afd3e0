import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const READY_TIMEOUT_MS = 180_000;

/** What `npm start` runs, in a folder and on ports of its own. */
export interface Installation {
  readonly home: string;
  /** Starts it, or starts it again; gives the address once it is ready, and how long that took. */
  start(): Promise<{ url: string; tookMs: number }>;
  /** Ends the launcher with a signal and waits until it is gone. */
  stop(signal: NodeJS.Signals): Promise<{ code: number | null; tookMs: number }>;
  /** The processes it has noted, by name; those that are gone are left out. */
  pids(): Map<string, number>;
}

/** Gives the calling test file an installation; everything it started is ended after the file. Call it once, at the top. */
export function useInstallation(): Installation {
  const home = mkdtempSync(path.join(os.tmpdir(), 'xueshi-test-'));
  // PostgreSQL does not run as root: its user has to reach the folder.
  chmodSync(home, 0o755);
  let launcher: ChildProcess | null = null;
  afterAll(async () => {
    if (launcher !== null && launcher.exitCode === null) await stop('SIGTERM');
    for (const pid of pids().values()) process.kill(pid, 'SIGKILL');
    rmSync(home, { recursive: true, force: true });
  });

  async function start(): Promise<{ url: string; tookMs: number }> {
    const startedAt = performance.now();
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...environment(), XUESHI_HOME: home, PORT: String(20_000 + (process.pid % 20_000)) },
    });
    launcher = child;
    const url = await readyLine(child);
    return { url, tookMs: performance.now() - startedAt };
  }

  async function stop(signal: NodeJS.Signals): Promise<{ code: number | null; tookMs: number }> {
    const child = launcher;
    if (child === null) throw new Error('Nothing was started');
    const startedAt = performance.now();
    const ended = new Promise<number | null>((resolve) => { child.once('exit', resolve); });
    child.kill(signal);
    return { code: await ended, tookMs: performance.now() - startedAt };
  }

  function pids(): Map<string, number> {
    const folder = path.join(home, 'run');
    const noted = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
    const found = noted.map((name): [string, number] => {
      const content: unknown = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
      return [name.slice(0, -5), Number(Reflect.get(Object(content), 'pid'))];
    });
    const postmaster = path.join(home, 'postgres', 'data', 'postmaster.pid');
    if (existsSync(postmaster)) found.push(['postgres', Number(readFileSync(postmaster, 'utf8').split('\n')[0])]);
    return new Map(found.filter(([, pid]) => isRunning(pid)));
  }
  return { home, start, stop, pids };
}

/** Asks until `holds`, for at most `withinMs`; gives how long it took. Throws when it does not come true. */
export async function waitUntil(what: string, withinMs: number, holds: () => Promise<boolean>): Promise<number> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < withinMs) {
    if (await holds().catch(() => false)) return performance.now() - startedAt;
    await sleep(100);
  }
  throw new Error(`${what}: not within ${withinMs} ms`);
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What a developer has set for an application of theirs does not reach this one. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:XUESHI_|DATABASE_|TEMPORAL_(?!CLI$)|NODE_OPTIONS$|TEST_)/.test(name)));
}

function readyLine(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not ready in time:\n${said}`)), READY_TIMEOUT_MS);
    const read = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const url = /^Ready: (\S+)$/m.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Ended with ${code}:\n${said}`));
    });
  });
}
