import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FOLDER } from '../lib/files.mjs';

const SLOWEST = 10;

/** @typedef {import('./run-jest.mjs').JestReport} JestReport */

/**
 * Prints what each project cost beside what it may cost, and the slowest tests.
 * @param {JestReport} report
 */
export function printReport(report) {
  const budgets = readBudgets();
  console.log('\nMinutes of test files, of their budget (docs/testing.md):');
  for (const [project, minutes] of minutesByProject(report)) {
    const budget = budgets.get(project);
    const over = budget !== undefined && minutes > budget ? '  OVER BUDGET' : '';
    console.log(`  ${project.padEnd(10)} ${minutes.toFixed(2)} of ${budget?.toFixed(2) ?? 'no budget'}${over}`);
  }
  console.log('\nSlowest tests:');
  for (const { fullName, duration } of slowest(report)) {
    console.log(`  ${(duration / 1000).toFixed(2)} s  ${fullName}`);
  }
}

/** @returns {ReadonlyMap<string, number>} minutes by project, from the table in docs/testing.md: `| name | … | 0.5 |` */
export function readBudgets() {
  const page = readFileSync(path.join(PROJECT_FOLDER, 'docs', 'testing.md'), 'utf8');
  const rows = page.matchAll(/^\| `(?<project>\w+)` \|.*\| (?<minutes>[\d.]+) \|$/gmu);
  return new Map([...rows].map(({ groups }) => [groups?.project ?? '', Number(groups?.minutes)]));
}

/** @param {JestReport} report @returns {Map<string, number>} */
export function minutesByProject({ testResults }) {
  const minutes = new Map();
  for (const { name, startTime, endTime } of testResults) {
    const [project = ''] = path.relative(path.join(PROJECT_FOLDER, 'tests'), name).split(path.sep);
    minutes.set(project, (minutes.get(project) ?? 0) + Math.max(0, endTime - startTime) / 60_000);
  }
  return minutes;
}

/** @param {JestReport} report */
function slowest({ testResults }) {
  return testResults.flatMap(({ assertionResults }) => assertionResults)
    .map(({ fullName, duration }) => ({ fullName, duration: duration ?? 0 }))
    .sort((a, b) => b.duration - a.duration)
    .slice(0, SLOWEST);
}

/**
 * Prints the last line, `N passed, N failed`: tests, test files that could not be loaded, and checks.
 * @param {JestReport} report
 * @param {import('./checks.mjs').CheckResult[]} checks
 * @returns {boolean} whether all passed
 */
export function printTotals(report, checks) {
  const passedChecks = checks.filter(({ passed }) => passed).length;
  const passed = passedChecks + report.numPassedTests;
  const failed = checks.length - passedChecks + report.numFailedTests + report.numRuntimeErrorTestSuites;
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && report.success;
}
