/**
 * `npm run test:long`: every order of two and three actions in every flow (docs/testing.md, "Races"). Takes hours; options go
 * to jest as with `npm test`.
 */
process.env['RACES'] ??= 'all';
process.argv.push('workflows/races');
await import('./test.mjs');
