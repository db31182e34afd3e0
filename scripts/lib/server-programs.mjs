/** What is started of the server, by the name under which it is built into `dist/server`. */
export const SERVER_PROGRAMS = /** @type {const} */ ({
  api: 'api/server.ts',
  worker: 'activities/worker.ts',
  prepare: 'activities/prepare.ts',
  migrate: 'models/migrate.ts',
  seed: 'models/seeds/run.ts',
  bootstrap: 'models/seeds/bootstrap.ts',
  gate: 'activities/gate/main.ts',
  deployment: 'activities/deployment.ts',
});
