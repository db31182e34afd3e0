import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const text = readFileSync(path.join(PROJECT, 'docker-compose.yml'), 'utf8');
const content: unknown = parse(text, { merge: true });
const serviceSchema = z.looseObject({
  command: z.array(z.string()).optional(), healthcheck: z.looseObject({}).optional(), restart: z.string().optional(),
  deploy: z.looseObject({ replicas: z.int() }).optional(), image: z.string(), volumes: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
});
const { services } = z.looseObject({ services: z.record(z.string(), serviceSchema) }).parse(content);

describe('docker-compose.yml', () => {
  it('is what the compose specification says', () => {
    const schemaFile = path.join(path.dirname(createRequire(import.meta.url).resolve('dclint/package.json')), 'schemas', 'compose.schema.json');
    const schema: unknown = JSON.parse(readFileSync(schemaFile, 'utf8').replace('https://json-schema.org/draft-07/schema', 'http://json-schema.org/draft-07/schema#'));
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));
    validate(content);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('has no fault that dclint calls an error', () => {
    const dclint = path.join(PROJECT, 'node_modules', '.bin', 'dclint');
    expect(() => execFileSync(dclint, ['--quiet', 'docker-compose.yml'], { cwd: PROJECT, stdio: 'pipe' })).not.toThrow();
  });

  it('is the production shape: two APIs, two workers, everything that stays watched over', () => {
    expect(services.api?.deploy?.replicas).toBe(2);
    expect(services.worker?.deploy?.replicas).toBe(2);
    const lasting = Object.entries(services).filter(([, { restart }]) => restart === 'unless-stopped');
    expect(lasting.map(([name]) => name).toSorted()).toEqual(['api', 'postgres', 'temporal', 'temporal-ui', 'worker']);
    for (const [name, { healthcheck }] of lasting) expect([name, healthcheck === undefined]).toEqual([name, false]);
  });

  it('has no secret of its own, and none by default', () => {
    for (const { environment } of Object.values(services)) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|PWD|SECRET/.test(name)) expect([name, value]).toEqual([name, expect.stringMatching(/^\$\{\w+:\?/)]);
      }
    }
    expect(text).not.toMatch(/\$\{\w*(?:PASSWORD|KEYS)\w*:-/);
  });

  it('names a version of every image, and files that exist', () => {
    for (const { image, volumes, command = [] } of Object.values(services)) {
      expect(image).toMatch(/:(?:[\w.-]*\d[\w.-]*|\$\{XUESHI_VERSION:-latest\})$/);
      const files = [...volumes.map((volume) => volume.split(':')[0] ?? '').filter((file) => file.startsWith('./')),
        ...command.flatMap((part) => part.split(' ')).filter((word) => word.endsWith('.ts'))];
      for (const file of files) expect([file, existsSync(path.join(PROJECT, file))]).toEqual([file, true]);
    }
  });
});
