import { StartError } from '../lib/start-error.mjs';

/**
 * Puts lines into files that list something for every flow. Each finds its place by what stands there, not by numbers of
 * lines; where the place is not found nothing is changed and the message names it.
 */

const CLOSING = { '{': '}', '[': ']' };

/**
 * @param {string} text @param {string} start what the list begins with, its opening bracket last
 * @param {string} entry without comma
 * @param {string} [remark] behind the comma, where the entry has a line of its own
 * @returns {string} the text with the entry at the end of the list: behind the last one, or on a line of its own
 */
export function addEntry(text, start, entry, remark = '') {
  const from = indexAfter(text, start);
  const end = closingAt(text, from);
  const lineStart = text.lastIndexOf('\n', end) + 1;
  const isOneLine = lineStart <= from;
  const space = text[end - 1] === ' ' ? 1 : 0;
  return isOneLine
    ? `${text.slice(0, end - space)}, ${entry}${text.slice(end - space)}`
    : `${text.slice(0, lineStart)}  ${entry},${remark}\n${text.slice(lineStart)}`;
}

/** @param {string} text @param {RegExp} alike finds the lines after the last of which the new one goes @param {string} line @returns {string} */
export function addLineAfter(text, alike, line) {
  const last = [...text.matchAll(alike)].at(-1);
  if (last === undefined) {
    throw missing(alike.source);
  }
  const end = last.index + last[0].length + 1;
  return `${text.slice(0, end)}${line}\n${text.slice(end)}`;
}

/**
 * @param {string} text @param {string} line an import of one line
 * @returns {string} the text with the import before the first of the same kind whose file comes later in the alphabet
 */
export function addImport(text, line) {
  const specifier = specifierOf(line);
  const folder = folderOf(specifier);
  const imports = [...text.matchAll(/^import .*;$/gmu)];
  const alike = imports.filter(([found]) => folderOf(specifierOf(found)) === folder);
  const later = alike.find(([found]) => specifierOf(found) > specifier);
  if (later !== undefined) {
    return `${text.slice(0, later.index)}${line}\n${text.slice(later.index)}`;
  }
  const last = alike.at(-1) ?? imports.at(-1);
  if (last === undefined) {
    throw missing('import');
  }
  const end = last.index + last[0].length + 1;
  return `${text.slice(0, end)}${line}\n${text.slice(end)}`;
}

/** @param {string} line @returns {string} the module an import is of */
export function specifierOf(line) {
  return /'(?<specifier>[^']+)'(?:;|$)/u.exec(line)?.groups?.specifier ?? '';
}

/** @param {string} specifier @returns {string} what the imports beside it have in common: `./` or `../../workflows/flows/` */
function folderOf(specifier) {
  return specifier.replace(/(?:[a-z-]+\/)?[^/]*$/u, '');
}

/** @param {string} text @param {string} start @returns {number} */
function indexAfter(text, start) {
  const at = text.indexOf(start);
  if (at === -1) {
    throw missing(start);
  }
  return at + start.length;
}

/** @param {string} text @param {number} from just behind an opening bracket @returns {number} of the one that closes it */
function closingAt(text, from) {
  const open = text[from - 1] === '[' ? '[' : '{';
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    depth += text[at] === open ? 1 : text[at] === CLOSING[open] ? -1 : 0;
    if (depth === 0) {
      return at;
    }
  }
  throw missing(CLOSING[open]);
}

/** @param {string} what @returns {StartError} */
function missing(what) {
  return new StartError(`There is no place for a new flow: "${what}" was not found.`, ['scripts/new-flow/registries.mjs says where each line goes.']);
}
