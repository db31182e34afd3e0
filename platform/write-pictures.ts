import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { pictureFiles } from '../workflows/shared/picture/files.ts';

/** `npm run pictures`: writes docs/pictures/ anew, and takes away what is drawn no more. */
const FOLDER = new URL('../docs/pictures/', import.meta.url);

mkdirSync(FOLDER, { recursive: true });
const files = pictureFiles();
for (const name of readdirSync(FOLDER)) if (!files.has(name)) rmSync(new URL(name, FOLDER));
for (const [name, content] of files) writeFileSync(new URL(name, FOLDER), content);
