import { type DestinationStream, pino } from 'pino';
import { type LogFields, safeFields } from './log-fields.ts';
import type { LogLevel } from './config.ts';

/**
 * Writes one JSON line per event. There is no free text: an event is a code, and what belongs to it are ids, codes and
 * numbers of {@link LogFields}, so that no personal data can stand in a log.
 */
export interface Logger {
  debug(fields: LogFields): void;
  info(fields: LogFields): void;
  warn(fields: LogFields): void;
  error(fields: LogFields): void;
  /** A logger that adds these fields to every line, for example the id of a request. */
  child(fields: Omit<LogFields, 'event'>): Logger;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  /** Which process writes: `api`, `worker`. */
  readonly service: string;
  /** Where lines go; standard output if not given. */
  readonly destination?: DestinationStream;
}

/** A logger for one process. Fields outside the list are dropped, values that look like personal data replaced. */
export function createLogger({ level, service, destination }: LoggerOptions): Logger {
  const options = {
    level, base: { service, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return wrap(destination === undefined ? pino(options) : pino(options, destination));
}

function wrap(target: pino.Logger): Logger {
  return {
    debug: (fields) => target.debug(safeFields(fields)),
    info: (fields) => target.info(safeFields(fields)),
    warn: (fields) => target.warn(safeFields(fields)),
    error: (fields) => target.error(safeFields(fields)),
    child: (fields) => wrap(target.child(safeFields(fields))),
  };
}
