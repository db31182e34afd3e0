import path from 'node:path';
import { readJson } from '../../scripts/lib/files.mjs';
import { createHouse, type House, startHouse, stopHouse } from '../../scripts/lib/house.mjs';
import { prepareDatabase, provideClusterTemporal, provideTemporal } from '../../scripts/lib/house-servers.mjs';
import { makeHome, withClient } from '../lib/bench-home.ts';
import { startMailSink } from '../lib/mail-sink.ts';
import { onStop } from '../lib/stops.ts';

/** Which Temporal server: as in production, on PostgreSQL, or the dev server on a file. */
export const SERVERS = { cluster: provideClusterTemporal, dev: provideTemporal } as const;
export type ServerName = keyof typeof SERVERS;

/** Narrows text of the command line to a server. */
export function isServer(name: string | undefined): name is ServerName {
  return name !== undefined && Object.hasOwn(SERVERS, name);
}

/** The application with one worker and one API, and a second database that only the bare variants use. */
export interface Installation {
  readonly url: string;
  readonly temporalAddress: string;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  readonly application: DatabaseUrls;
  readonly bare: DatabaseUrls;
  /** The process noted under this name. */
  pidOf(name: string): number;
}

export interface DatabaseUrls {
  readonly appUrl: string;
  readonly superuserUrl: string;
}

/** Starts everything in a folder of its own; payloads are sealed, and mail goes to a server that forgets it. */
export async function startInstallation(server: ServerName): Promise<Installation> {
  const { home, env: ownEnv } = await makeHome();
  const env = { ...ownEnv, SMTP_URL: await startMailSink() };
  let servers = { appUrl: '', ownerUrl: '', temporalAddress: '' };
  const house = createHouse({
    home, env, log: console.log,
    async provideTemporal(starting, database) {
      const temporal = await SERVERS[server](starting, database);
      const { appUrl, ownerUrl } = await database;
      servers = { appUrl, ownerUrl, temporalAddress: temporal.address };
      return temporal;
    },
  });
  onStop(() => stopHouse(house));
  const { urls: [url = ''] } = await startHouse(house);
  const { appUrl, ownerUrl, temporalAddress } = servers;
  const superuserUrl = superuserUrlOf(home, appUrl);
  const bare = await createBareDatabase(house, { appUrl, ownerUrl, superuserUrl });
  return {
    url, temporalAddress, env, home, bare, application: { appUrl, superuserUrl },
    pidOf(name) {
      const mark: unknown = readJson(path.join(home, 'run', `${name}.json`));
      return Number(Reflect.get(Object(mark), 'pid'));
    },
  };
}

/** A database without an outbox relay or anything else that listens, in the same server and with the same indexes. */
async function createBareDatabase(
  house: House, { appUrl, ownerUrl, superuserUrl }: DatabaseUrls & { ownerUrl: string },
): Promise<DatabaseUrls> {
  const named = (url: string): string => Object.assign(new URL(url), { pathname: '/bare' }).href;
  await withClient(superuserUrl, (client) => client.query('CREATE DATABASE bare OWNER xueshi_owner'));
  await prepareDatabase(house, { appUrl: named(appUrl), ownerUrl: named(ownerUrl) });
  return { appUrl: named(appUrl), superuserUrl: named(superuserUrl) };
}

function superuserUrlOf(home: string, appUrl: string): string {
  const secrets: unknown = readJson(path.join(home, 'postgres', 'secrets.json'));
  const password = String(Reflect.get(Object(secrets), 'superuser'));
  return Object.assign(new URL(appUrl), { username: 'postgres', password }).href;
}
