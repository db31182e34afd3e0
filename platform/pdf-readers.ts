import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A PDF that takes more memory was made to. */
const MEMORY_MB = 256;
/** A thread takes 200 ms until it can read, so one that has read a sound PDF waits for the next: so many do, for so long. */
const MOST_IDLE = 2;
const IDLE_MS = 60_000;
/** Whatever a reader keeps of what it has read, it does not add up. */
const MOST_READ = 50;

/** What a PDF is: `damaged` is also one that takes too long, or too much memory. */
export type PdfState = 'ok' | 'locked' | 'damaged';

interface Reader {
  readonly thread: Worker;
  read: number;
  goodbye: NodeJS.Timeout | undefined;
}

const idle: Reader[] = [];

/**
 * Reads the structure of a PDF and its first page, in a thread that can be ended: whatever it holds, nobody else waits for
 * it. What is not sound for a thread that has read others is asked of a new one, so that they have no part in the answer; each
 * has `patienceMs`. Safe to retry.
 */
export async function readPdf(content: Uint8Array, patienceMs: number): Promise<PdfState> {
  const kept = idle.pop();
  if (kept !== undefined && await readWith(kept, content, patienceMs) === 'ok') return 'ok';
  return readWith(startReader(), content, patienceMs);
}

async function readWith(reader: Reader, content: Uint8Array, patienceMs: number): Promise<PdfState> {
  clearTimeout(reader.goodbye);
  reader.thread.ref();
  const own = new Uint8Array(content);
  let state: PdfState = 'damaged';
  try {
    const answer: Promise<unknown[]> = once(reader.thread, 'message', { signal: AbortSignal.timeout(patienceMs) });
    reader.thread.postMessage(own, [own.buffer]);
    const [said] = await answer;
    if (said === 'ok' || said === 'locked') state = said;
  } catch {
    // It ran out of time or memory.
  }
  reader.read += 1;
  if (state === 'ok' && reader.read < MOST_READ && idle.length < MOST_IDLE) rest(reader);
  else await reader.thread.terminate();
  return state;
}

function startReader(): Reader {
  const thread = new Worker(new URL('./read-pdf.mjs', import.meta.url), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  const reader: Reader = { thread, read: 0, goodbye: undefined };
  // Also while it waits, when nobody else hears of it.
  thread.on('error', () => forget(reader));
  return reader;
}

/** Lets it wait for another PDF; no process stays for that. */
function rest(reader: Reader): void {
  reader.thread.unref();
  reader.goodbye = setTimeout(() => {
    forget(reader);
    void reader.thread.terminate();
  }, IDLE_MS).unref();
  idle.push(reader);
}

function forget(reader: Reader): void {
  const place = idle.indexOf(reader);
  if (place >= 0) idle.splice(place, 1);
}
