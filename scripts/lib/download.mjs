import http from 'node:http';
import https from 'node:https';
import { brokenOff } from './break-off.mjs';

const CONNECT_TIMEOUT_MS = 5_000;
const SILENCE_TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 5;

/** Where Temporal publishes its programs; a mirror of the same form can take its place. @param {NodeJS.ProcessEnv} env */
export const temporalDownloads = (env) => (env.XUESHI_TEMPORAL_DOWNLOADS || 'https://temporal.download').replace(/\/$/u, '');

/**
 * Downloads a file into memory. Gives up after 5 s without a connection, so that a machine without a way out learns it
 * soon, and after 30 s of silence.
 * @param {string} url
 * @param {import('./progress.mjs').Report} [report]
 * @returns {Promise<Buffer>}
 */
export async function download(url, report = () => {}) {
  try {
    return await follow(url, report);
  } catch (error) {
    throw brokenOff.aborted ? brokenOff.reason : error;
  }
}

/** @param {string} url @param {import('./progress.mjs').Report} report @returns {Promise<Buffer>} */
async function follow(url, report) {
  let next = url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await connect(next);
    const { location } = response.headers;
    if (response.statusCode === 200) {
      return readBody(response, report);
    }
    response.destroy();
    if (location === undefined || (response.statusCode ?? 0) >= 400) {
      throw new Error(`${new URL(next).host} answered ${response.statusCode}`);
    }
    next = new URL(location, next).href;
  }
  throw new Error(`${new URL(url).host} redirects without end`);
}

/** @param {string} url @returns {Promise<http.IncomingMessage>} */
function connect(url) {
  const { host, protocol } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = (protocol === 'http:' ? http : https).get(url, { headers: { 'user-agent': 'xueshi' }, signal: brokenOff });
    const giveUp = setTimeout(() => request.destroy(new Error(`no connection to ${host} within ${CONNECT_TIMEOUT_MS / 1000} s`)), CONNECT_TIMEOUT_MS);
    request.setTimeout(SILENCE_TIMEOUT_MS, () => request.destroy(new Error(`${host} stopped answering`)));
    request.once('socket', (socket) => socket.once(protocol === 'http:' ? 'connect' : 'secureConnect', () => clearTimeout(giveUp)));
    request.once('response', resolve);
    request.once('error', reject);
    request.once('close', () => clearTimeout(giveUp));
  });
}

/**
 * @param {http.IncomingMessage} response
 * @param {import('./progress.mjs').Report} report
 * @returns {Promise<Buffer>}
 */
async function readBody(response, report) {
  const total = Number(response.headers['content-length'] ?? 0);
  /** @type {Buffer[]} */
  const chunks = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      size += chunk.length;
      report(total > 0 ? `${megabytes(size)} of ${megabytes(total)} MB` : `${megabytes(size)} MB`);
    }
  } catch {
    throw new Error(`the download was cut off after ${megabytes(size)} MB`);
  }
  return Buffer.concat(chunks);
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1);
