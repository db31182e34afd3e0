import { gunzipSync, inflateRawSync } from 'node:zlib';

const BLOCK = 512;
/** No program we unpack is larger; a forged size must not fill the memory. */
const MAX_BYTES = 1024 * 1024 * 1024;

/**
 * Takes one program out of a .tar.gz or .zip archive. Only its content is returned, nothing is written, so paths
 * and links inside the archive cannot reach the disk.
 * @param {Buffer} archive
 * @param {string} name the name of a regular file, in whatever folder of the archive
 * @returns {Buffer}
 */
export function extractFile(archive, name) {
  const found = find(archive, name);
  if (found === null) {
    throw new Error(`the archive holds no file "${name}"`);
  }
  return found;
}

/** @param {Buffer} archive @param {string} name @returns {Buffer | null} */
function find(archive, name) {
  try {
    return archive[0] === 0x1f && archive[1] === 0x8b ? fromTar(gunzipSync(archive, { maxOutputLength: MAX_BYTES }), name) : fromZip(archive, name);
  } catch (error) {
    throw new Error(`the archive is damaged (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** @param {string} entry @param {string} name @returns {boolean} */
const isNamed = (entry, name) => entry.split(/[/\\]/u).at(-1) === name;

/** @param {Buffer} tar @param {string} name @returns {Buffer | null} */
function fromTar(tar, name) {
  let longName = '';
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(tar, at + 124, 12), 8) || 0;
    const type = String.fromCharCode(tar[at + 156] ?? 0);
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    const entry = longName || text(tar, at, 100);
    longName = type === 'L' ? text(content, 0, size) : '';
    if ((type === '0' || type === '\0') && isNamed(entry, name) && content.length === size) {
      return content;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return null;
}

/** @param {Buffer} buffer @param {number} start @param {number} length @returns {string} up to the first NUL */
function text(buffer, start, length) {
  return buffer.toString('utf8', start, start + length).split('\0')[0]?.trim() ?? '';
}

/** @param {Buffer} zip @param {string} name @returns {Buffer | null} */
function fromZip(zip, name) {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) {
    throw new Error('not a .tar.gz or .zip archive');
  }
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (isNamed(zip.toString('utf8', at + 46, at + 46 + nameLength), name)) {
      return zipContent(zip, at);
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return null;
}

/** @param {Buffer} zip @param {number} entry where its line in the table of contents begins @returns {Buffer} */
function zipContent(zip, entry) {
  const header = zip.readUInt32LE(entry + 42);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  return zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed, { maxOutputLength: MAX_BYTES });
}
