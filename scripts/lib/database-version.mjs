import { readdirSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from './files.mjs';
import { StartError } from './start-error.mjs';
import { withClient } from './with-client.mjs';

/**
 * Reads what has prepared a database. Throws StartError where a newer release has migrated it: the older code would read and
 * write tables it does not know.
 * @param {string} ownerUrl
 * @returns {Promise<string | null>} what `notePreparedBy` has noted last; null where it has noted nothing
 */
export async function readPreparedBy(ownerUrl) {
  return withClient(ownerUrl, async (client) => {
    const { rows: [found] } = await client.query(`
      SELECT to_regclass('public.migrations') IS NOT NULL AS yes, obj_description(to_regclass('public.migrations'), 'pg_class') AS "preparedBy"`);
    if (!found.yes) {
      return null;
    }
    const known = readdirSync(path.join(PROJECT_FOLDER, 'models', 'migrations')).map((file) => path.parse(file).name);
    const { rows } = await client.query('SELECT name FROM migrations WHERE NOT name = ANY ($1) ORDER BY name', [known]);
    if (rows.length > 0) {
      throw new StartError(`The data was written by a newer release of Xueshi: this one does not know the migration ${rows[0].name}.`, [
        'Start the newer release. Nothing was changed.',
        'To begin with empty data instead, name another folder: XUESHI_HOME=<folder>.',
      ]);
    }
    return found.preparedBy;
  });
}

/**
 * Notes what has prepared a database, where a dump takes it along: whoever puts an older one back has it prepared again.
 * @param {string} ownerUrl
 * @param {string} what
 */
export async function notePreparedBy(ownerUrl, what) {
  await withClient(ownerUrl, (client) => client.query(`COMMENT ON TABLE migrations IS ${client.escapeLiteral(what)}`));
}
