import type { Logger as TemporalLogger, LogLevel as TemporalLevel, LogMetadata } from '@temporalio/common';
import type { LogFields } from './log-fields.ts';
import type { Logger } from './logger.ts';

/** Ids and names of types that the SDK hands over beside its messages. */
const METADATA = [
  'workflowId', 'runId', 'workflowType', 'activityId', 'activityType', 'taskQueue', 'namespace', 'sdkComponent',
] as const;

const LEVELS = {
  TRACE: 'debug', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error',
} as const satisfies Record<TemporalLevel, string>;

/**
 * Lets the Temporal SDK write through our logger. Messages of failures and details of the server may quote what a
 * person typed, so of a message only the words before the first quotation are kept, and of an error only what it is.
 */
export function createTemporalLogger(logger: Logger): TemporalLogger {
  function log(level: TemporalLevel, message: string, metadata: LogMetadata = {}): void {
    logger[LEVELS[level]](fieldsOf(message, metadata));
  }

  return {
    log,
    trace: (message, metadata) => log('TRACE', message, metadata),
    debug: (message, metadata) => log('DEBUG', message, metadata),
    info: (message, metadata) => log('INFO', message, metadata),
    warn: (message, metadata) => log('WARN', message, metadata),
    error: (message, metadata) => log('ERROR', message, metadata),
  };
}

function fieldsOf(message: string, metadata: LogMetadata): LogFields {
  const known = METADATA.flatMap((name) => {
    const value: unknown = metadata[name];
    return typeof value === 'string' ? [[name === 'sdkComponent' ? 'component' : name, value] as const] : [];
  });
  const attempt: unknown = metadata.attempt;
  return {
    event: 'temporal',
    sdkMessage: beforeQuotation(message),
    ...Object.fromEntries(known),
    ...(typeof attempt === 'number' ? { attempts: attempt } : {}),
    ...(metadata.error === undefined ? {} : { error: metadata.error }),
  };
}

function beforeQuotation(message: string): string {
  return message.split(/[:'"`{[(=]/, 1)[0]?.trim() ?? '';
}
