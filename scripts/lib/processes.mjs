import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{ pid: number, identity: string }} ProcessMark a process, told apart from a later one with the same id */

/** @param {number} pid @returns {boolean} */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !isZombie(pid);
}

/** @param {number} pid @returns {boolean} ended, but not yet collected by its parent */
function isZombie(pid) {
  try {
    return statFields(pid)[0] === 'Z';
  } catch {
    return false;
  }
}

/** @param {number} pid @returns {string[]} the fields of /proc/<pid>/stat from the state on; throws where there is no /proc */
function statFields(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/**
 * What tells a process from a later one that got the same id: when it was started. A process id alone is never enough
 * to send a signal, after a restart of the machine it may belong to anything.
 * @param {number} pid
 * @returns {string | null} null when there is no such process
 */
export function identityOf(pid) {
  if (!isAlive(pid)) {
    return null;
  }
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${statFields(pid)[19]}`;
  } catch {
    return commandOutput('ps', ['-o', 'lstart=', '-p', String(pid)]);
  }
}

/** @param {number} pid @returns {string} its command line, or an empty text */
export function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return commandOutput('ps', ['-ww', '-o', 'command=', '-p', String(pid)]) ?? '';
  }
}

/** @param {string} command @param {string[]} args @returns {string | null} */
function commandOutput(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null;
  }
}

/** @param {number} pid @returns {ProcessMark | null} */
export function markOf(pid) {
  const identity = identityOf(pid);
  return identity === null ? null : { pid, identity };
}

/** @param {unknown} value @returns {value is ProcessMark} */
export function isMark(value) {
  return typeof value === 'object' && value !== null && 'pid' in value && Number.isInteger(value.pid) && 'identity' in value && typeof value.identity === 'string';
}

/** @param {ProcessMark} mark @returns {boolean} whether that very process still runs */
export function stillRuns({ pid, identity }) {
  return identityOf(pid) === identity;
}

/**
 * Ends a process, gently first. Safe to retry.
 * @param {ProcessMark} mark
 * @param {{ signals?: { signal: NodeJS.Signals, waitMs: number }[] }} [options] in this order, each with its patience
 */
export async function endProcess(mark, { signals = [{ signal: 'SIGTERM', waitMs: 8_000 }, { signal: 'SIGKILL', waitMs: 2_000 }] } = {}) {
  for (const { signal, waitMs } of signals) {
    if (!stillRuns(mark)) {
      return;
    }
    sendSignal(mark.pid, signal);
    await waitUntil(() => !stillRuns(mark), waitMs);
  }
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the check and the signal.
  }
}

/**
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} timeoutMs
 * @param {number} [pauseMs]
 * @returns {Promise<boolean>} false when the time is over
 */
export async function waitUntil(condition, timeoutMs, pauseMs = 25) {
  const endsAt = Date.now() + timeoutMs;
  for (;;) {
    if (await condition()) {
      return true;
    }
    if (Date.now() >= endsAt) {
      return false;
    }
    await sleep(pauseMs);
  }
}
