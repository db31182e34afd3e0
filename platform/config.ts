import path from 'node:path';
import { EnvironmentReader } from './environment-reader.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything the environment decides, named as its variables are. Read once per process, at its start. */
export interface Config {
  readonly nodeEnv: string;
  readonly isProduction: boolean;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Without a slash at its end; links in mails are built on it. */
  readonly publicUrl: string;
  /** With the rights to run, not to change tables. */
  readonly databaseUrl: string;
  /** Only migrating and seeding need it. */
  readonly databaseOwnerUrl: string | null;
  /** Connections held at most. */
  readonly databasePool: number;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly temporalUiUrl: string | null;
  readonly temporalTaskQueue: string;
  /** Whether payloads are encrypted before Temporal stores them. */
  readonly temporalCodec: boolean;
  /** Absolute path of the folder for local state. */
  readonly home: string;
  readonly demo: boolean;
  readonly keysFile: string;
  readonly filesDir: string;
  /** Null: the demo catches mail itself; elsewhere mail waits until an address is given. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly logLevel: LogLevel;
  readonly apiProcesses: number;
  /** The file with the workflows that the release was built with; null to bundle them at the start. */
  readonly workflowBundle: string | null;
  /** The version under which a worker polls, new with each release; null where workers have no versions. */
  readonly workerBuildId: string | null;
  readonly workerMetricsPort: number | null;
}

/** The environment cannot be used. The message lists every mistake with what to do; no value that may be secret is shown. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(`The configuration has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${
      mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
    this.mistakes = mistakes;
  }
}

/**
 * Reads the configuration. An empty variable counts as a missing one.
 *
 * @throws ConfigError with all mistakes at once.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const read = new EnvironmentReader(env);
  const nodeEnv = read.text('NODE_ENV', 'development');
  const isProduction = nodeEnv === 'production';
  const home = path.resolve(read.text('XUESHI_HOME', '.xueshi'));
  const host = read.text('HOST', '127.0.0.1');
  const port = read.integer('PORT', 8080, { minimum: 0, maximum: 65_535 });
  const config: Config = {
    nodeEnv, isProduction, home, host, port,
    publicUrl: read.url('PUBLIC_URL', ['http:', 'https:'], `http://${addressToOpen(host)}:${port}`).replace(/\/+$/, ''),
    databaseUrl: read.url('DATABASE_URL', ['postgres:', 'postgresql:'])
      ?? read.missing('DATABASE_URL', 'Give the address of the database: postgresql://user:password@host:5432/xueshi.', ''),
    databaseOwnerUrl: read.url('DATABASE_OWNER_URL', ['postgres:', 'postgresql:']),
    databasePool: read.integer('DATABASE_POOL', 10, { minimum: 1, maximum: 500 }),
    temporalAddress: read.address('TEMPORAL_ADDRESS', '127.0.0.1:7233'),
    temporalNamespace: read.text('TEMPORAL_NAMESPACE', 'default'),
    temporalUiUrl: read.url('TEMPORAL_UI_URL', ['http:', 'https:']),
    temporalTaskQueue: read.text('TEMPORAL_TASK_QUEUE', 'xueshi'),
    temporalCodec: read.flag('TEMPORAL_CODEC', isProduction),
    demo: read.flag('XUESHI_DEMO', !isProduction),
    keysFile: path.resolve(read.text('XUESHI_KEYS_FILE', path.join(home, 'keys.json'))),
    filesDir: path.resolve(read.text('FILES_DIR', path.join(home, 'files'))),
    smtpUrl: read.url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: read.mailAddress('MAIL_FROM', 'Xueshi <no-reply@xueshi.invalid>'),
    logLevel: read.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
    apiProcesses: read.integer('API_PROCESSES', 1, { minimum: 1, maximum: 9 }),
    workflowBundle: pathOrNull(read.text('WORKFLOW_BUNDLE', '')),
    workerBuildId: read.text('WORKER_BUILD_ID', '') || null,
    workerMetricsPort: read.optionalInteger('WORKER_METRICS_PORT', { minimum: 1, maximum: 65_535 }),
  };
  if (read.mistakes.length > 0) throw new ConfigError(read.mistakes);
  return config;
}

function pathOrNull(file: string): string | null {
  return file === '' ? null : path.resolve(file);
}

/** An address that means "all of this machine" is none to open. */
function addressToOpen(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
