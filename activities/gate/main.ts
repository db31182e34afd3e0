import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeTelemetryFilterString, Runtime, type WorkflowBundleOption } from '@temporalio/worker';
import { ConnectionError } from 'sequelize';
import { createDatabase } from '../../models/database.ts';
import { ConfigError, loadConfig } from '../../platform/config.ts';
import { createDataConverter } from '../../platform/data-converter.ts';
import { loadKeys } from '../../platform/keys-file.ts';
import { createLogger } from '../../platform/logger.ts';
import { createTemporalLogger } from '../../platform/temporal-logger.ts';
import { createTemporalClient, isServerFailure } from '../../platform/temporal.ts';
import { bundleForGate, gateBundleOf, isGateBundle } from '../workflow-bundle.ts';
import { describeReport } from './describe-report.ts';
import { type GateReport, runGate } from './run-gate.ts';

const USAGE = `npm run gate -- [--bundle <file>] [--kept <file>] [--closed <count>] [--json]

  --bundle  workflows of the release that is to come (gate.cjs of its build); otherwise they are bundled from this checkout
  --kept    workflows of the release that runs (its gate.cjs); otherwise the one beside WORKFLOW_BUNDLE
  --closed  how many closed workflows of each type are replayed, the newest first; 200 unless told
  --json    the report as JSON on standard output, progress on standard error
`;

/** Nothing was judged. The message says what to do. */
class GateError extends Error {}

const PROGRESS_MS = 5_000;

/** `npm run gate` (docs/releases.md). Exit code 0: passed; 1: failed; 2: nothing was judged. */
async function main(): Promise<number> {
  const { values } = readArgs();
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const closedPerType = Number(values.closed ?? 200);
  if (!Number.isInteger(closedPerType) || closedPerType < 0) throw new GateError(`--closed takes a whole number.\n${USAGE}`);
  const say = (line: string): void => { (values.json ? process.stderr : process.stdout).write(`${line}\n`); };
  const report = await judge({ closedPerType, bundle: values.bundle ?? null, kept: values.kept ?? null, say });
  if (values.json) process.stdout.write(`${JSON.stringify({ ...report, announced: Object.fromEntries(report.announced) }, null, 2)}\n`);
  for (const line of describeReport(report)) say(line);
  return report.failures.length === 0 ? 0 : 1;
}

function readArgs() {
  try {
    const text = { type: 'string' } as const;
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({ options: { bundle: text, kept: text, closed: text, json: flag, help: flag } });
  } catch (error) {
    throw new GateError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

async function judge(
  { closedPerType, bundle, kept, say }: { closedPerType: number; bundle: string | null; kept: string | null; say: (line: string) => void },
): Promise<GateReport> {
  const config = loadConfig(process.env);
  Runtime.install({
    logger: createTemporalLogger(createLogger({ level: 'error', service: 'gate' })), shutdownSignals: [],
    // What does not replay is said below, without the messages of errors.
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
  });
  const keptFile = kept ?? (config.workflowBundle === null ? null : gateBundleOf(config.workflowBundle));
  const keptBundle = keptFile === null ? null : await readGateBundle(keptFile);
  say(bundle === null ? 'Bundling the workflows of this checkout …' : `Workflows of ${bundle}`);
  const fresh = bundle === null ? { code: await bundleForGate() } : await readGateBundle(bundle);
  const dataConverter = createDataConverter(config, loadKeys({ file: config.keysFile, mayCreate: false }));
  const sequelize = createDatabase(config.databaseUrl, { pool: 2 });
  const client = createTemporalClient({ address: config.temporalAddress, namespace: config.temporalNamespace, dataConverter });
  let checked = 0;
  const progress = setInterval(() => say(`${checked} histories checked …`), PROGRESS_MS);
  try {
    return await runGate({ sequelize, client, taskQueue: config.temporalTaskQueue }, {
      bundle: fresh, kept: keptBundle, closedPerType, dataConverter, onChecked: (count) => { checked = count; },
    });
  } finally {
    clearInterval(progress);
    await Promise.all([sequelize.close(), client.connection.close()]);
  }
}

/** Throws GateError for a file that is not there or was made for workers. */
async function readGateBundle(file: string): Promise<WorkflowBundleOption> {
  if (!existsSync(file)) throw new GateError(`There is no file ${file}. A build leaves gate.cjs beside bundle.cjs (docs/releases.md).`);
  const code = await readFile(file, 'utf8');
  if (!isGateBundle(code)) throw new GateError(`${file} was made for workers. Give the gate.cjs that its build left beside it.`);
  return { codePath: path.resolve(file) };
}

function whatToDo(error: unknown): string {
  if (error instanceof GateError || error instanceof ConfigError) return error.message;
  if (error instanceof ConnectionError) return 'PostgreSQL cannot be reached. Give DATABASE_URL of the installation, and run the gate where its network is.';
  if (isServerFailure(error)) return 'The Temporal server cannot be reached. Give TEMPORAL_ADDRESS of the installation, and run the gate where its network is.';
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

async function run(): Promise<number> {
  try {
    return await main();
  } catch (error) {
    process.stderr.write(`Nothing was judged. ${whatToDo(error)}\n`);
    return 2;
  }
}

const code = await run();
// Threads of the SDK may outlive their workers; what was written is to arrive first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
