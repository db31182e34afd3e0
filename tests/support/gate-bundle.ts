import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleForGate } from '../../activities/workflow-bundle.ts';
import { ensureBuilt } from '../../scripts/lib/build.mjs';
import { PROJECT_FOLDER } from '../../scripts/lib/files.mjs';

const FOLDER = path.join(PROJECT_FOLDER, '.test', 'gate');

/** The code of the bundle for the gate, made once for these sources and kept from run to run: it takes seconds. */
export async function gateBundle(): Promise<string> {
  await ensureBuilt(() => undefined, {
    folder: FOLDER, sources: ['workflows', 'activities/workflow-bundle.ts', 'package-lock.json'], title: 'Bundling the workflows for the gate',
    fill: async (temporary) => writeFile(path.join(temporary, 'gate.cjs'), await bundleForGate()),
  });
  return readFile(path.join(FOLDER, 'gate.cjs'), 'utf8');
}
