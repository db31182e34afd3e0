import { parentPort, workerData } from 'node:worker_threads';
import { getDocument } from 'unpdf/pdfjs';

/**
 * Runs in a thread of its own: reads the structure of a PDF and its first page, and says `ok`, `locked` or `damaged`. The
 * content is `workerData`, a Uint8Array that belongs to this thread.
 */
const task = getDocument({ data: workerData, isEvalSupported: false, stopAtErrors: true, disableFontFace: true, verbosity: 0 });

/** @returns {Promise<'ok' | 'locked' | 'damaged'>} */
async function read() {
  try {
    const document = await task.promise;
    await document.getPage(1);
    return 'ok';
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged';
  }
}

parentPort?.postMessage(await read());
