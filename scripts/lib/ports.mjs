import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { StartError } from './start-error.mjs';

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>} whether it can be listened on now
 */
export async function isFree(port, host = '127.0.0.1') {
  const server = net.createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/**
 * Below the range from which systems take the source ports of connections: a client that keeps trying a port of that
 * range while its server is away can end up connected to itself, and then the server cannot have the port back.
 */
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_000;

/**
 * @param {number[]} [except]
 * @returns {Promise<number>} a port that is free on this machine now
 */
export async function freePort(except = []) {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const port = randomInt(LOWEST_PORT, HIGHEST_PORT);
    if (!except.includes(port) && (await isFree(port))) {
      return port;
    }
  }
  throw new StartError('This machine gives no free port on 127.0.0.1.', ['Close programs that hold many connections.']);
}

/**
 * The first free port from `wanted` on.
 * @param {number} wanted
 * @param {string} host
 * @returns {Promise<number>}
 */
export async function nextFreePort(wanted, host) {
  for (let port = wanted; port < wanted + 200 && port < 65_536; port += 1) {
    if (await isFree(port, host)) {
      return port;
    }
  }
  throw new StartError(`No port from ${wanted} to ${wanted + 199} is free on ${host}.`, ['Set PORT to a free one.', 'Set HOST to an address of this machine.']);
}

/**
 * A port that stays the same over restarts of one home folder, so that addresses people noted keep working; when
 * another program took it meanwhile, a new one is picked and kept. Two names of one home never share a port.
 * @param {string} home
 * @param {string} name
 * @returns {Promise<number>}
 */
export async function keptPort(home, name) {
  const kept = keptPorts(home);
  const known = kept[name];
  if (known !== undefined && (await isFree(known))) {
    return known;
  }
  const port = await freePort(Object.values(kept));
  writeJson(portsFile(home), { ...keptPorts(home), [name]: port });
  return port;
}

/** @param {string} home @returns {Record<string, number>} the ports that its servers were given, by name */
export function keptPorts(home) {
  const value = readJson(portsFile(home));
  return Object.fromEntries(Object.entries(value !== null && typeof value === 'object' ? value : {}).filter(([, port]) => Number.isInteger(port)));
}

/** @param {string} home @returns {string} */
const portsFile = (home) => path.join(home, 'ports.json');

/**
 * @param {number} port
 * @param {string} [host]
 * @param {number} [timeoutMs]
 * @returns {Promise<boolean>} whether something accepts connections there
 */
export async function answers(port, host = '127.0.0.1', timeoutMs = 1_000) {
  const socket = net.connect({ port, host });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(timeoutMs) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
