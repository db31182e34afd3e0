import type { GateFailure } from './check-histories.ts';
import type { GateReport } from './run-gate.ts';

/** A line for people: which case, which workflow, where it stands, and what the new code does otherwise. */
export function describeFailure({ caseNumber, workflowId, step, about, what, patches }: GateFailure): string {
  const where = [caseNumber, workflowId, step === null ? null : `at ${step}`].filter((part) => part !== null).join(', ');
  const known = patches.length === 0 ? '' : ` Patches in its history: ${patches.join(', ')}.`;
  return `${where}: ${about === 'past' ? 'its history does not replay' : 'it would go on otherwise'}: ${what}.${known}`;
}

/** The lines that end a run. */
export function describeReport(report: GateReport): string[] {
  const { counts, announced, missing, pinned, unbegun, compared, seconds, failures, replays } = report;
  const total = counts.open + counts.process + counts.closed;
  return [
    ...failures.map((failure) => `FAILED ${describeFailure(failure)}`),
    ...[...announced].map(([id, count]) => `Patch ${id}: ${count} open cases will go on otherwise, as it says.`),
    ...missing === 0 ? [] : [`${missing} open cases have no workflow; the reconciler starts them.`],
    ...pinned === 0 ? [] : [`${pinned} running processes end with the build they began with.`],
    ...unbegun === 0 ? [] : [`${unbegun} workflows have not begun.`],
    ...compared ? [] : ['No workflows of the release that runs were kept (--kept): what cases do next was not compared.'],
    `${total} histories (${counts.open} open cases, ${counts.process} processes, ${counts.closed} closed) in ${seconds.toFixed(1)} s, ${
      (total / seconds).toFixed(1)} per second, ${replays} replays: ${failures.length === 0 ? 'passed' : `${failures.length} failed`}.`,
  ];
}
