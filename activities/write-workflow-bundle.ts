import { writeFile } from 'node:fs/promises';
import { bundleWorkflows } from './workflow-bundle.ts';

/** `node --import tsx activities/write-workflow-bundle.ts <file>`: what a release keeps of its workflows. */
const [file = ''] = process.argv.slice(2);
await writeFile(file, await bundleWorkflows());
