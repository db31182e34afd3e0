import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const ROTATE_BYTES = 20 * 1024 * 1024;

/**
 * Opens the log file of a server for appending; a long one becomes `<name>.log.1` first. Writing to a file rather than
 * to a pipe lets a server outlive the process that started it.
 * @param {string} home
 * @param {string} name
 * @returns {{ file: string, descriptor: number }} the caller closes the descriptor after passing it on
 */
export function openLog(home, name) {
  const file = path.join(home, 'logs', `${name}.log`);
  mkdirSync(path.dirname(file), { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > ROTATE_BYTES) {
    renameSync(file, `${file}.1`);
  }
  return { file, descriptor: openSync(file, 'a', 0o600) };
}

/**
 * @param {string} file
 * @param {number} from a position in the file, in bytes
 * @returns {{ text: string, end: number }} what was written after it, 1 MB at most
 */
export function readFrom(file, from) {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    // The file was rotated or emptied: begin again.
    const start = size < from ? 0 : from;
    const buffer = Buffer.alloc(Math.min(size - start, 1024 * 1024));
    const length = readSync(descriptor, buffer, 0, buffer.length, start);
    return { text: buffer.toString('utf8', 0, length), end: start + length };
  } finally {
    closeSync(descriptor);
  }
}

/** @param {string} file @returns {number} its size in bytes, 0 when it is missing */
export function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** @param {string} text @param {number} lines @returns {string[]} the last lines that are not empty */
export function lastLines(text, lines) {
  return text.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '').slice(-lines);
}
