import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '../../../platform/config.ts';

const MINIMAL = { DATABASE_URL: 'postgresql://xueshi_app:secret@127.0.0.1:5432/xueshi' };

function mistakesOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('needs the database only and fills in the rest', () => {
    expect(loadConfig(MINIMAL)).toEqual({
      nodeEnv: 'development', isProduction: false, host: '127.0.0.1', port: 8080, publicUrl: 'http://127.0.0.1:8080',
      databaseUrl: MINIMAL.DATABASE_URL, databaseOwnerUrl: null, databasePool: 10,
      temporalAddress: '127.0.0.1:7233', temporalNamespace: 'default', temporalUiUrl: null, temporalTaskQueue: 'xueshi', temporalCodec: false,
      home: path.resolve('.xueshi'), demo: true, keysFile: path.resolve('.xueshi/keys.json'),
      filesDir: path.resolve('.xueshi/files'), smtpUrl: null, mailFrom: 'Xueshi <no-reply@xueshi.invalid>',
      logLevel: 'info', apiProcesses: 1, workflowBundle: null, workerBuildId: null, workerMetricsPort: null,
    });
  });

  it('takes every variable', () => {
    expect(loadConfig({
      ...MINIMAL, NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '80', PUBLIC_URL: 'https://xueshi.example.cn/',
      DATABASE_OWNER_URL: 'postgres://owner@db/xueshi', DATABASE_POOL: '25', TEMPORAL_ADDRESS: 'temporal:7233',
      TEMPORAL_NAMESPACE: 'xueshi', TEMPORAL_UI_URL: 'https://temporal.example.cn', TEMPORAL_TASK_QUEUE: 'reviews',
      XUESHI_HOME: '/srv/xueshi', XUESHI_DEMO: '1', XUESHI_KEYS_FILE: '/run/secrets/keys.json', FILES_DIR: '/srv/files',
      SMTP_URL: 'smtps://user:password@mail.example.cn:465', MAIL_FROM: '学时 <xueshi@example.cn>', LOG_LEVEL: 'warn',
      API_PROCESSES: '2', WORKER_METRICS_PORT: '9464', WORKER_BUILD_ID: '2026-12-01-1', WORKFLOW_BUNDLE: '/app/dist/workflows/bundle.cjs',
    })).toEqual({
      nodeEnv: 'production', isProduction: true, host: '0.0.0.0', port: 80, publicUrl: 'https://xueshi.example.cn',
      databaseUrl: MINIMAL.DATABASE_URL, databaseOwnerUrl: 'postgres://owner@db/xueshi', databasePool: 25,
      temporalAddress: 'temporal:7233', temporalNamespace: 'xueshi', temporalUiUrl: 'https://temporal.example.cn',
      temporalTaskQueue: 'reviews', temporalCodec: true, home: '/srv/xueshi', demo: true, keysFile: '/run/secrets/keys.json',
      filesDir: '/srv/files', smtpUrl: 'smtps://user:password@mail.example.cn:465', mailFrom: '学时 <xueshi@example.cn>',
      logLevel: 'warn', apiProcesses: 2, workflowBundle: '/app/dist/workflows/bundle.cjs', workerBuildId: '2026-12-01-1', workerMetricsPort: 9464,
    });
  });

  it('shows the demo unless told otherwise, and never by itself in production', () => {
    expect(loadConfig({ ...MINIMAL, XUESHI_DEMO: '0' }).demo).toBe(false);
    expect(loadConfig({ ...MINIMAL, NODE_ENV: 'production' }).demo).toBe(false);
  });

  it('builds an address that can be opened', () => {
    expect(loadConfig({ ...MINIMAL, HOST: '0.0.0.0', PORT: '9000' }).publicUrl).toBe('http://127.0.0.1:9000');
    expect(loadConfig({ ...MINIMAL, HOST: '::1' }).publicUrl).toBe('http://[::1]:8080');
  });

  it('keeps the keys and files of a home folder in it, and treats empty variables as missing', () => {
    const config = loadConfig({ ...MINIMAL, XUESHI_HOME: '/srv/x', FILES_DIR: '', PORT: ' ' });
    expect(config).toMatchObject({ keysFile: '/srv/x/keys.json', filesDir: '/srv/x/files', port: 8080 });
  });

  it('says all mistakes at once, each with what is wanted', () => {
    const env = {
      PORT: '80a', DATABASE_POOL: '0', TEMPORAL_ADDRESS: 'http://temporal', TEMPORAL_UI_URL: 'temporal:8233', XUESHI_DEMO: 'yes',
      SMTP_URL: 'mail.example.cn', LOG_LEVEL: 'loud', API_PROCESSES: '99', PUBLIC_URL: 'javascript:alert(1)',
    };
    const mistakes = mistakesOf(env);
    expect(mistakes).toHaveLength(10);
    for (const name of [...Object.keys(env), 'DATABASE_URL']) {
      expect(mistakes.filter((mistake) => mistake.startsWith(`${name} `))).toHaveLength(1);
    }
    expect(() => loadConfig(env)).toThrow(/10 mistakes:\n {2}- PORT is not a whole number from 0 to 65535\./);
  });

  it('never shows a value, which may be a password', () => {
    const secret = 'hunter2-secret';
    const env = { DATABASE_URL: `mysql://root:${secret}@db/x`, SMTP_URL: `http://u:${secret}@m`, DATABASE_OWNER_URL: secret };
    expect(mistakesOf(env)).toHaveLength(3);
    expect(mistakesOf(env).join()).not.toContain(secret);
  });

  it.each([
    ['PORT', '-1'], ['PORT', '65536'], ['PORT', '8e3'], ['TEMPORAL_ADDRESS', 'temporal:99999'], ['TEMPORAL_ADDRESS', '7233'],
    ['MAIL_FROM', 'nobody'], ['MAIL_FROM', 'a <a@x.cn>\r\nBcc: b@x.cn'], ['DATABASE_URL', 'postgresql://'],
  ])('refuses %s=%s', (name, value) => {
    expect(mistakesOf({ ...MINIMAL, [name]: value })).toEqual([expect.stringMatching(`^${name} is not `)]);
  });
});
