import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from './files.mjs';

const FOLDER = path.join(PROJECT_FOLDER, '.types', 'api');

/**
 * Routes name what the server is made of only as parameters, which screens never see. Without this cut, checking a screen
 * would load the types of Node, Sequelize and Temporal, and let it use Node's globals.
 */
export function cutServerTypes() {
  writeFileSync(path.join(FOLDER, 'app-env.d.ts'), 'export type ApiDeps = Record<string, unknown>;\nexport interface AppEnv {}\n');
}

/** @returns {string[]} the lines of the emitted route types that say `any`, as `file:line` */
export function findAny() {
  const routes = path.join(FOLDER, 'routes');
  const files = existsSync(routes) ? readdirSync(routes).filter((name) => name.endsWith('.d.ts')) : [];
  return files.flatMap((name) => linesWithAny(readFileSync(path.join(routes, name), 'utf8')).map((line) => `.types/api/routes/${name}:${line}`));
}

/** @param {string} code TypeScript @returns {number[]} lines on which the type `any` stands, not the word */
export function linesWithAny(code) {
  return withoutWords(code).split('\n').flatMap((line, index) => (/\bany\b/u.test(line) ? [index + 1] : []));
}

/** @param {string} code @returns {string} with the same lines, without comments and texts */
function withoutWords(code) {
  return code
    .replaceAll(/\/\*[\s\S]*?\*\//gu, (comment) => comment.replaceAll(/[^\n]/gu, ''))
    .replaceAll(/"(?:[^"\\\n]|\\.)*"/gu, '""');
}
