import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';
import { ProblemError } from './problem.ts';

/** Where the built screens lie. */
export const SCREENS_FOLDER = fileURLToPath(new URL('../dist/ui', import.meta.url));

/** Files under `/assets` have their content's hash in their names. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * The screens: built files, and the one page for every path that is no file, because the browser chooses the screen. A
 * path of the API that does not exist is not found.
 */
export function createScreens(folder: string = SCREENS_FOLDER) {
  const files = serveStatic<AppEnv>({
    root: path.relative(process.cwd(), folder),
    onFound: (_path, c) => c.header('Cache-Control', c.req.path.startsWith('/assets/') ? FOR_EVER : 'no-cache'),
  });
  return new Hono<AppEnv>()
    .all('/api/*', () => { throw new ProblemError('not-found'); })
    .get('/assets/*', files, () => { throw new ProblemError('not-found'); })
    .get('*', async (c, next) => (c.req.path === '/' ? next() : files(c, next)))
    .get('*', async (c) => {
      const page = await readFile(path.join(folder, 'index.html'), 'utf8').catch(() => null);
      if (page === null) throw new ProblemError('not-found');
      return c.html(page, 200, { 'Cache-Control': 'no-cache' });
    });
}
