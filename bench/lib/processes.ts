import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second in which Linux counts, on every machine it runs on today. */
const TICKS_PER_SECOND = 100;

/** CPU milliseconds that a process and its children have used so far, those that have ended included. Reads /proc. */
export function cpuMsOf(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid);
  return ticksOf(pid, 4) + children.reduce((sum, child) => sum + ticksOf(Number(child), 2), 0);
}

/** Resident memory of a process in MB. Reads /proc. */
export function memoryMbOf(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** User and system time; with 4 fields also that of children which have ended. */
function ticksOf(pid: number, fields: 2 | 4): number {
  const ticks = statOf(pid).slice(11, 11 + fields).reduce((sum, field) => sum + Number(field), 0);
  return (ticks * 1000) / TICKS_PER_SECOND;
}

function parentOf(pid: number): number {
  return Number(statOf(pid)[1]);
}

/** The fields of `stat` from the state on; none when the process has ended meanwhile. */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
