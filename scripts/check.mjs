/**
 * `npm run check`: what to run before a commit. Lint, types, and the tests that need no server; under a minute.
 */
import { checkNode, ensurePackages } from './lib/install.mjs';
import { runChecks } from './test/checks.mjs';
import { followInterruption, runUnlessInterrupted } from './test/interruption.mjs';
import { printTotals } from './test/report.mjs';
import { runJest } from './test/run-jest.mjs';

const signal = followInterruption();

await runUnlessInterrupted(signal, async () => {
  checkNode();
  await ensurePackages(console.log);
  const checks = await runChecks(signal);
  const report = await runJest({ args: ['--selectProjects', 'unit', 'policies', 'ui'], env: {}, signal });
  process.exitCode = printTotals(report, checks) ? 0 : 1;
});
