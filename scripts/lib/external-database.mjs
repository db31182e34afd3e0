import { StartError } from './start-error.mjs';
import { withClient } from './with-client.mjs';

/**
 * Makes sure that the databases named in the environment can be used, and says what is wrong with them otherwise.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ appUrl: string, ownerUrl: string }>}
 */
export async function checkExternalDatabase({ DATABASE_URL, DATABASE_OWNER_URL }) {
  if (!DATABASE_OWNER_URL) {
    throw new StartError('DATABASE_URL is set, DATABASE_OWNER_URL is not: the tables are created and migrated with it.', [
      'Set it to the role that owns the database: postgres://xueshi_owner:<password>@<host>:5432/xueshi',
      'Or unset DATABASE_URL to have a PostgreSQL of its own started.',
    ]);
  }
  await checkConnection('DATABASE_URL', DATABASE_URL ?? '');
  await checkConnection('DATABASE_OWNER_URL', DATABASE_OWNER_URL);
  return { appUrl: DATABASE_URL ?? '', ownerUrl: DATABASE_OWNER_URL };
}

/**
 * @param {string} name of the variable
 * @param {string} url
 */
async function checkConnection(name, url) {
  if (!URL.canParse(url) || !/^postgres(?:ql)?:$/u.test(new URL(url).protocol)) {
    throw new StartError(`${name} is not the address of a PostgreSQL database.`, ['It looks like postgres://user:password@host:5432/xueshi']);
  }
  try {
    await withClient(url, async () => {}, 5_000);
  } catch (error) {
    const { host, pathname, username } = new URL(url);
    const reason = error instanceof Error ? error : new Error(String(error));
    throw new StartError(`The database of ${name} cannot be used (${username} at ${host}${pathname}): ${describe(reason)}`, [
      `Correct ${name}, or unset it to have a PostgreSQL of its own started.`,
    ]);
  }
}

/** @param {Error} error @returns {string} */
function describe(error) {
  const code = 'code' in error ? String(error.code) : '';
  const known = {
    ECONNREFUSED: 'nothing answers there',
    ENOTFOUND: 'there is no host of that name',
    EAI_AGAIN: 'there is no host of that name',
    '28P01': 'user name or password is wrong',
    '28000': 'this user may not connect',
    '3D000': 'there is no database of that name',
  };
  return Object.entries(known).find(([key]) => key === code)?.[1] ?? (error.message || code || 'no answer within 5 s');
}
