import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { CLASS_FIELDS } from './vite.class-fields.ts';
import { SERVER_PROGRAMS } from './scripts/lib/server-programs.mjs';

/** Only code moves into the build: what a module reads from beside itself stays in the tree, two folders above. */
const besideSources: Plugin = {
  name: 'beside-sources',
  enforce: 'pre',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return null;
    const source = path.relative(import.meta.dirname, id).split(path.sep).join('/');
    return { code: code.replaceAll('import.meta.url', `new URL('../../${source}', import.meta.url).href`), map: null };
  },
};

/** Builds the programs of the server into `dist/server`; packages stay where they are installed. */
export default defineConfig({
  plugins: [besideSources],
  publicDir: false,
  oxc: CLASS_FIELDS,
  build: {
    ssr: true,
    outDir: 'dist/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    // For whoever looks for a line: with NODE_OPTIONS=--enable-source-maps every statement costs a little more.
    sourcemap: true,
    rolldownOptions: {
      input: SERVER_PROGRAMS,
      // Names of classes are told in logs and problems.
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs', keepNames: true },
    },
  },
});
