import { parentPort } from 'node:worker_threads';
import { getDocument } from 'unpdf/pdfjs';

/**
 * Runs in a thread of its own: reads the structure of each PDF it is sent, and its first page, and says `ok`, `locked` or
 * `damaged`. The content is a Uint8Array that belongs to this thread.
 * @param {Uint8Array} data
 * @returns {Promise<'ok' | 'locked' | 'damaged'>}
 */
async function read(data) {
  const task = getDocument({ data, isEvalSupported: false, stopAtErrors: true, disableFontFace: true, verbosity: 0 });
  try {
    const document = await task.promise;
    await document.getPage(1);
    return 'ok';
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged';
  } finally {
    await task.destroy();
  }
}

parentPort?.on('message', (data) => {
  void read(data).then((state) => parentPort?.postMessage(state));
});
