/**
 * `npm test`: lint, types and every jest project, on a fresh clone too. `npm test -- <pattern>` runs the test files whose
 * path matches, with only the servers they need. Options, like `--testNamePattern=name`, go to jest. Node alone; packages
 * are loaded after they are installed. Ends with the line `N passed, N failed`.
 */
import { checkNode, ensurePackages } from './lib/install.mjs';
import { StartError } from './lib/start-error.mjs';
import { runChecks } from './test/checks.mjs';
import { followInterruption, runUnlessInterrupted } from './test/interruption.mjs';
import { selectProjects } from './test/projects.mjs';
import { printReport, printTotals } from './test/report.mjs';
import { runJest } from './test/run-jest.mjs';
import { startTestServers } from './test/servers.mjs';

const args = process.argv.slice(2);
const patterns = args.filter((arg) => !arg.startsWith('-'));
const signal = followInterruption();

await runUnlessInterrupted(signal, async () => {
  checkNode();
  await ensurePackages(console.log);
  const selected = selectProjects(patterns);
  if (selected.length === 0) {
    throw new StartError(`No test file matches ${patterns.join(' ')}.`, ['A pattern is a part of its path: npm test -- unit/shared']);
  }
  const checks = patterns.length === 0 ? await runChecks(signal) : [];
  const servers = await startTestServers(new Set(selected.flatMap(({ needs }) => needs)), console.log);
  try {
    signal.throwIfAborted();
    const report = await runJest({ args, env: servers.env, signal });
    printReport(report);
    process.exitCode = printTotals(report, checks) ? 0 : 1;
  } finally {
    await servers.stop();
  }
});
