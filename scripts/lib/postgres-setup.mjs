import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readJson, writeJson } from './files.mjs';
import { StartError } from './start-error.mjs';
import { withClient } from './with-client.mjs';

/** @typedef {{ superuser: string, owner: string, app: string }} Secrets the passwords of the three roles */

/** Owns the database and migrates it. */
export const OWNER_ROLE = 'xueshi_owner';
/** Runs the application; migrations grant it what it needs. */
export const APP_ROLE = 'xueshi_app';
export const DATABASE = 'xueshi';

/**
 * @param {string} home
 * @param {{ mayCreate: boolean }} options false when there is a database already, whose passwords these must be
 * @returns {Secrets}
 */
export function readSecrets(home, { mayCreate }) {
  const file = path.join(home, 'postgres', 'secrets.json');
  const known = readJson(file);
  if (isSecrets(known)) {
    return known;
  }
  if (!mayCreate) {
    throw new StartError(`There is a database, but the file with its passwords is missing or damaged: ${file}`, [
      'Put the file back from a backup of the same folder.',
      'To begin with empty data instead, name another folder: XUESHI_HOME=<folder>.',
    ]);
  }
  const created = { superuser: password(), owner: password(), app: password() };
  writeJson(file, created, { mode: 0o600 });
  return created;
}

/** @returns {string} safe inside a URL and inside SQL quotes */
const password = () => randomBytes(24).toString('base64url');

/** @param {unknown} value @returns {value is Secrets} */
function isSecrets(value) {
  return typeof value === 'object' && value !== null && ['superuser', 'owner', 'app'].every((name) => name in value && typeof Reflect.get(value, name) === 'string');
}

/**
 * @param {{ port: number, role: string, password: string, database: string }} parts
 * @returns {string}
 */
export function urlOf({ port, role, password: secret, database }) {
  return `postgres://${role}:${secret}@127.0.0.1:${port}/${database}`;
}

/**
 * Creates the two roles and the database when they are missing. Safe to retry: every statement is conditional.
 * @param {string} superuserUrl
 * @param {Secrets} secrets
 */
export async function ensureDatabase(superuserUrl, secrets) {
  await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query('SELECT rolname AS name FROM pg_roles UNION ALL SELECT datname FROM pg_database');
    const known = new Set(rows.map((row) => row.name));
    for (const [role, secret] of [[OWNER_ROLE, secrets.owner], [APP_ROLE, secrets.app]]) {
      if (!known.has(role)) {
        await client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${secret}'`);
      }
    }
    if (!known.has(DATABASE)) {
      await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
    }
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP_ROLE}`);
  });
}
