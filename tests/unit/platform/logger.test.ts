import { describe, expect, it } from '@jest/globals';
import type { LogLevel } from '../../../platform/config.ts';
import { createLogger, type Logger } from '../../../platform/logger.ts';
import { createTemporalLogger } from '../../../platform/temporal-logger.ts';

const PERSON = { name: '王小明', idNumber: '370000198503120013', mobile: '13812345678', email: 'xiaoming@example.cn' };

function createRecorded(level: LogLevel = 'debug'): { logger: Logger; lines: string[]; entries: () => Record<string, unknown>[] } {
  const lines: string[] = [];
  const logger = createLogger({ level, service: 'api', destination: { write: (line: string) => { lines.push(line); } } });
  return { logger, lines, entries: () => lines.map((line): Record<string, unknown> => JSON.parse(line)) };
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('logger', () => {
  it('writes one line of JSON per event', () => {
    const { logger, lines, entries } = createRecorded();
    logger.info({ event: 'request', requestId: '019a', method: 'POST', route: '/api/cases/{id}/decisions', status: 200, durationMs: 12 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(entries()[0]).toMatchObject({
      level: 'info', service: 'api', pid: process.pid, event: 'request', requestId: '019a', status: 200, durationMs: 12,
      time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
    });
  });

  it('adds the fields of its parent', () => {
    const { logger, entries } = createRecorded();
    logger.child({ requestId: '019a' }).warn({ event: 'slow' });
    expect(entries()[0]).toMatchObject({ level: 'warn', requestId: '019a', event: 'slow' });
  });

  it('keeps quiet below its level', () => {
    const { logger, lines } = createRecorded('warn');
    logger.debug({ event: 'a' });
    logger.info({ event: 'b' });
    logger.error({ event: 'c' });
    expect(lines).toHaveLength(1);
  });

  it.each(Object.entries(PERSON))('never writes a %s, whichever field it was put into', (_, value) => {
    const { logger, lines } = createRecorded();
    const hidden = { event: value, code: `code ${value}`, workflowId: value, route: `/api/${value}`, error: new Error(value) };
    logger.info(hidden);
    logger.child({ requestId: value }).info({ event: 'x' });
    Reflect.apply(logger.info, logger, [{ event: 'x', comment: value, [value]: 1, nested: { value }, error: { message: value } }]);
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toContain(value);
  });

  it('leaves ids alone, also those made of digits', () => {
    const { logger, entries } = createRecorded();
    const fields = {
      event: 'x', caseId: '01389012-1391-7138-8139-138123456789', caseNumber: 'RG-20260914-0000417-3', revision: 17, durationMs: 13812345678,
    };
    logger.info(fields);
    expect(entries()[0]).toMatchObject(fields);
  });

  it('says how many fields were dropped, so that a mistake is seen', () => {
    const { logger, entries } = createRecorded();
    Reflect.apply(logger.info, logger, [{ event: 'x', password: 'p', body: {} }]);
    expect(entries()[0]).toMatchObject({ event: 'x', dropped: 2 });
    expect(entries()[0]).not.toHaveProperty('password');
  });

  it('describes an error without its words: name, codes, places, causes', () => {
    const { logger, entries, lines } = createRecorded();
    const parent = Object.assign(new Error(`duplicate key (${PERSON.idNumber})`), { code: '23505', constraint: 'persons_id_number_index_key' });
    const error = Object.assign(new RangeError(`bad ${PERSON.name}\n    at xiaoming:1:1`, { cause: parent }), { parent });
    logger.error({ event: 'failed', error });
    expect(entries()[0]?.error).toMatchObject({
      name: 'RangeError', code: '23505', constraint: 'persons_id_number_index_key',
      frames: expect.arrayContaining([expect.stringContaining('logger.test.ts')]), cause: { name: 'Error', code: '23505' },
    });
    expect(lines.join('')).not.toMatch(/duplicate|bad|xiaoming/);
  });

  it('survives what is no error', () => {
    const { logger, entries } = createRecorded();
    for (const error of [null, undefined, 'text', 7, {}]) logger.error({ event: 'failed', error });
    const circular = new Error('a');
    circular.cause = circular;
    logger.error({ event: 'failed', error: circular });
    expect(entries()).toHaveLength(6);
  });
});

describe('Temporal logger', () => {
  it('keeps ids and the SDK’s own words', () => {
    const { logger, entries } = createRecorded();
    createTemporalLogger(logger).warn('Activity failed', {
      sdkComponent: 'worker', workflowId: 'registrationReview:019a', activityType: 'transition', attempt: 3, isLocal: true, identity: '7@host',
    });
    expect(entries()[0]).toMatchObject({
      level: 'warn', event: 'temporal', sdkMessage: 'Activity failed', component: 'worker', workflowId: 'registrationReview:019a',
      activityType: 'transition', attempts: 3,
    });
  });

  it('never writes what a failure says', () => {
    const { logger, lines } = createRecorded();
    const temporal = createTemporalLogger(logger);
    const error = thrownBy(() => { throw new Error(`no person ${PERSON.idNumber}`); });
    temporal.error(`Failed: no person ${PERSON.idNumber}`, { error, failure: { message: PERSON.idNumber }, stack: `Error: ${PERSON.idNumber}` });
    temporal.log('ERROR', 'Workflow task failed Failure { message: "secret words" }', { message: 'secret words' });
    temporal.trace('x', { sdkComponent: { toString: () => 'secret words' } });
    expect(lines).toHaveLength(3);
    expect(lines.join('')).not.toMatch(/370000198503120013|secret words|no person/);
  });
});
