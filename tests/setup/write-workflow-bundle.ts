import { writeFile } from 'node:fs/promises';
import { bundleWorkflows } from './bundle-workflows.ts';

const [file = ''] = process.argv.slice(2);
await writeFile(file, await bundleWorkflows());
