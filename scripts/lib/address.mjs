import path from 'node:path';
import { readJson, writeJson } from './files.mjs';

/** @param {string} home @returns {string} */
const addressFile = (home) => path.join(home, 'address.json');

/**
 * Notes where the application of a home folder can be opened, for the commands that print links.
 * @param {string} home
 * @param {string} url
 */
export function recordAddress(home, url) {
  writeJson(addressFile(home), { url });
}

/** @param {string} home @returns {string | null} the address it was last opened at */
export function readAddress(home) {
  const url = Reflect.get(Object(readJson(addressFile(home))), 'url');
  return typeof url === 'string' ? url : null;
}
