import { writeFile } from 'node:fs/promises';
import { bundleForGate, bundleWorkflows } from './workflow-bundle.ts';

/**
 * `node --import tsx activities/write-workflow-bundle.ts <file> [<file for the gate>]`: what a release keeps of its workflows, for
 * its workers, and for the gate of the release after it.
 */
const [file = '', gateFile] = process.argv.slice(2);
await writeFile(file, await bundleWorkflows());
if (gateFile !== undefined) await writeFile(gateFile, await bundleForGate());
