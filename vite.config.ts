import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { CLASS_FIELDS } from './vite.class-fields.ts';

const empty = (name: string): string => fileURLToPath(new URL(`ui/styles/${name}`, import.meta.url));

/** Builds the screens into `dist/ui`; the API serves them. */
export default defineConfig({
  root: 'ui',
  resolve: {
    alias: [
      // The components' own web font and usage statistics: neither is wanted, and nothing may ask other hosts.
      { find: /^\.\/fonts\/InstrumentSans\/InstrumentSans\.css$/, replacement: empty('nothing.css') },
      { find: /^@vaadin\/vaadin-usage-statistics\/.*$/, replacement: empty('nothing.ts') },
    ],
  },
  oxc: { ...CLASS_FIELDS, decorator: { legacy: true } },
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'es2022',
    // Older targets lower light-dark(), on which every color stands.
    cssTarget: ['chrome130'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
