import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { StartError } from './start-error.mjs';

/**
 * @param {number} port 0 asks the system for any free one
 * @param {string} [host]
 * @returns {Promise<number | null>} the port when it can be listened on, else null
 */
export async function tryPort(port, host = '127.0.0.1') {
  const server = net.createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : null;
  } catch {
    return null;
  } finally {
    server.close();
  }
}

/** @returns {Promise<number>} a port that is free on this machine now */
export async function freePort() {
  const port = await tryPort(0);
  if (port === null) {
    throw new StartError('This machine gives no free port on 127.0.0.1.', ['Close programs that hold many connections.']);
  }
  return port;
}

/**
 * The first free port from `wanted` on.
 * @param {number} wanted
 * @param {string} host
 * @returns {Promise<number>}
 */
export async function nextFreePort(wanted, host) {
  for (let port = wanted; port < wanted + 200 && port < 65_536; port += 1) {
    if ((await tryPort(port, host)) !== null) {
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
  const file = path.join(home, 'ports.json');
  const kept = keptPorts(file);
  const known = kept[name];
  if (known !== undefined && (await tryPort(known)) !== null) {
    return known;
  }
  let port = await freePort();
  while (Object.values(kept).includes(port)) {
    port = await freePort();
  }
  writeJson(file, { ...keptPorts(file), [name]: port });
  return port;
}

/** @param {string} file @returns {Record<string, number>} */
function keptPorts(file) {
  const value = readJson(file);
  return Object.fromEntries(Object.entries(value !== null && typeof value === 'object' ? value : {}).filter(([, port]) => Number.isInteger(port)));
}

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
