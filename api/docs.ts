import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';
import { ProblemError } from './problem.ts';

const ASSETS_FOLDER = path.dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

const assets = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
]);

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Xueshi API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><main id="docs"></main><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body>
</html>`;

/** A file of its own: the content security policy runs no inline script. */
const START = "window.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, supportedSubmitMethods: [] });\n";

/** `/docs`: the API to read, from `/openapi.json`, with nothing from other hosts. */
export function createDocs() {
  return new Hono<AppEnv>()
    .get('/', (c) => c.html(PAGE))
    .get('/start.js', (c) => c.body(START, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
    .get('/:file', async (c) => {
      const file = c.req.param('file');
      const type = assets.get(file);
      if (type === undefined) throw new ProblemError('not-found');
      return c.body(new Uint8Array(await readFile(path.join(ASSETS_FOLDER, file))), 200, { 'Content-Type': type });
    });
}
