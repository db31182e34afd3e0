import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './start-error.mjs';
import { SEARCH_ATTRIBUTES } from './temporal.mjs';

/** Numbers of the types in the Temporal API (temporal.api.enums.v1.IndexedValueType). */
const TYPE_NUMBERS = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 };
const CONNECT_TIMEOUT_MS = 5_000;
/** Closed workflows stay visible to supervisors this long; the evidence itself is in PostgreSQL. */
const RETENTION_DAYS = 30;

/**
 * Makes sure that the Temporal server named in the environment answers, and that it knows our search attributes.
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./progress.mjs').Log} log
 * @returns {Promise<string>} its address
 */
export async function checkExternalTemporal({ TEMPORAL_ADDRESS: address = '', TEMPORAL_NAMESPACE: namespace = 'default' }, log) {
  try {
    await registerSearchAttributes({ address, namespace, log });
  } catch (error) {
    if (error instanceof StartError) {
      throw error;
    }
    throw new StartError(`TEMPORAL_ADDRESS names ${address}, but no Temporal server answers there (namespace ${namespace}): ${reasonOf(error)}`, [
      'Start that server, or correct TEMPORAL_ADDRESS (host:port of the gRPC service, usually port 7233).',
      'Or unset it to have a server of its own started.',
    ]);
  }
  return address;
}

/**
 * Creates the namespace when it is missing. Safe to retry.
 * @param {{ address: string, namespace: string }} options
 */
export async function registerNamespace({ address, namespace }) {
  const { Connection } = await import('@temporalio/client');
  const connection = await Connection.connect({ address, connectTimeout: CONNECT_TIMEOUT_MS });
  try {
    const { namespaces } = await connection.workflowService.listNamespaces({ pageSize: 1000 });
    if (!namespaces.some(({ namespaceInfo }) => namespaceInfo?.name === namespace)) {
      // Declared as a Long, but a number is taken too.
      const seconds = /** @type {any} */ (RETENTION_DAYS * 86_400);
      await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds } });
    }
  } finally {
    await connection.close();
  }
}

/**
 * Registers the search attributes that are missing. Safe to retry.
 * @param {{ address: string, namespace: string, log: import('./progress.mjs').Log }} options
 */
export async function registerSearchAttributes({ address, namespace, log }) {
  const { Connection } = await import('@temporalio/client');
  const connection = await Connection.connect({ address, connectTimeout: CONNECT_TIMEOUT_MS });
  try {
    const missing = await missingAttributes(connection, namespace);
    if (missing.length === 0) {
      return;
    }
    const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, TYPE_NUMBERS[type]]));
    log(`Temporal: registering the search attributes ${missing.map(([name]) => name).join(', ')}`);
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    while ((await missingAttributes(connection, namespace)).length > 0) {
      await sleep(100);
    }
  } finally {
    await connection.close();
  }
}

/**
 * @param {import('@temporalio/client').Connection} connection
 * @param {string} namespace
 * @returns {Promise<[string, keyof typeof TYPE_NUMBERS][]>}
 */
async function missingAttributes(connection, namespace) {
  const { customAttributes } = await connection.withDeadline(Date.now() + CONNECT_TIMEOUT_MS, () => connection.operatorService.listSearchAttributes({ namespace }));
  const wrong = Object.entries(SEARCH_ATTRIBUTES).filter(([name, type]) => name in customAttributes && customAttributes[name] !== TYPE_NUMBERS[type]);
  if (wrong.length > 0) {
    throw new StartError(`The namespace ${namespace} has search attributes of another type: ${wrong.map(([name, type]) => `${name} should be ${type}`).join(', ')}`, [
      'Use another namespace: TEMPORAL_NAMESPACE=<name>.',
    ]);
  }
  return Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in customAttributes));
}

/** @param {unknown} error @returns {string} the innermost cause, which names what really happened */
function reasonOf(error) {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) {
    inner = inner.cause;
  }
  return inner instanceof Error ? inner.message : String(inner);
}
