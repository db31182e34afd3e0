import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CLI_VERSION, obtainTemporal } from '../../../../scripts/lib/temporal-binary.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'xueshi-download-'));
const PROGRAM = `#!/bin/sh\necho "temporal version ${CLI_VERSION} (Server 1.32.0, UI 2.54.1)"\n`;
const ADDRESS = `/cli/archive/v${CLI_VERSION}?platform=${process.platform}&arch=${process.arch === 'x64' ? 'amd64' : process.arch}`;
const servers: Server[] = [];
const lines: string[] = [];
let cache = '';

beforeEach(() => {
  cache = mkdtempSync(path.join(folder, 'cache-'));
  lines.length = 0;
});

afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a person on a machine without Go gets when this server gives the downloads. */
async function obtain(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const env = { PATH: '', XDG_CACHE_HOME: cache, XUESHI_TEMPORAL_DOWNLOADS: `http://127.0.0.1:${port}/` };
  return obtainTemporal({ env, log: (line) => { lines.push(line); } });
}

/** An archive of the form that Temporal publishes: the program beside its licence. */
function archiveOf(files: Record<string, string>): Buffer {
  const content = mkdtempSync(path.join(folder, 'content-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(content, name), text);
  const file = path.join(folder, 'archive.tar.gz');
  execFileSync('tar', ['-czf', file, '-C', content, ...Object.keys(files)]);
  return readFileSync(file);
}

const OFFICIAL = archiveOf({ LICENSE: 'The MIT License\n', 'README.md': '# temporal\n', temporal: PROGRAM });

describe('the temporal program of the official archive', () => {
  it('is asked for by version and machine, kept, and not downloaded again', async () => {
    const asked: string[] = [];
    const give: RequestListener = ({ url }, response) => {
      asked.push(url ?? '');
      response.end(OFFICIAL);
    };
    const program = await obtain(give);
    expect(path.relative(cache, program)).toMatch(/^xueshi[/\\]temporal-cli-/);
    expect(execFileSync(program, ['--version'], { encoding: 'utf8' })).toContain(`temporal version ${CLI_VERSION}`);
    expect(lines.at(0)).toMatch(/^Temporal: downloading \S+ from http:\S+ \(about 60 MB, once for this machine\)$/);
    expect(lines.at(-1)).toMatch(/^Temporal: ready after [\d.]+ s, kept in /);
    expect(await obtain(give)).toBe(program);
    expect(asked).toEqual([ADDRESS]);
  });

  it('may be elsewhere by now', async () => {
    const program = await obtain(({ url }, response) => {
      if (url === ADDRESS) response.writeHead(302, { location: '/elsewhere.tar.gz' }).end();
      else response.end(OFFICIAL);
    });
    expect(readFileSync(program, 'utf8')).toBe(PROGRAM);
  });
});

describe('a download that is of no use', () => {
  const cutAt = OFFICIAL.length - 40;
  it.each<{ what: string; reason: RegExp; give: RequestListener }>([
    { what: 'is cut off on the way', reason: /the download was cut off after [\d.]+ MB/, give: (_request, response) => {
      response.writeHead(200, { 'content-length': OFFICIAL.length });
      response.write(OFFICIAL.subarray(0, cutAt), () => response.destroy());
    } },
    { what: 'lacks its end', reason: /the archive is damaged \(.+\)/, give: (_request, response) => response.end(OFFICIAL.subarray(0, cutAt)) },
    { what: 'is a page of a proxy', reason: /the archive is damaged \(not a \.tar\.gz or \.zip archive\)/, give: (_request, response) => response.end('<html>Sign in</html>') },
    { what: 'holds other files', reason: /the archive holds no file "temporal"/, give: (_request, response) => response.end(archiveOf({ LICENSE: 'The MIT License\n' })) },
    { what: 'is a program of another machine', reason: /the program does not run on this machine/, give: (_request, response) => response.end(archiveOf({ temporal: '\u007fELF of another machine' })) },
    { what: 'is not there', reason: /127\.0\.0\.1:\d+ answered 404/, give: (_request, response) => response.writeHead(404).end() },
    { what: 'is passed on for ever', reason: /redirects without end/, give: (_request, response) => response.writeHead(302, { location: '/again' }).end() },
  ])('because it $what is refused with the reason, and nothing of it is kept', async ({ reason, give }) => {
    const failure = await obtain(give).catch((error: unknown) => error);
    const advice: unknown = Reflect.get(Object(failure), 'advice');
    expect(advice).toEqual(expect.arrayContaining([expect.stringMatching(/^Download: /), 'Build: Go is not installed', expect.stringMatching(/TEMPORAL_CLI=<path>/)]));
    expect(String(advice)).toMatch(reason);
    expect(lines.at(-1)).toMatch(/^Temporal: download failed after [\d.]+ s: /);
    expect(readdirSync(path.join(cache, 'xueshi'))).toEqual([]);
  });
});
