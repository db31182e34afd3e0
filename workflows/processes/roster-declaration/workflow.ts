import { CancellationScope, isCancellation, setCurrentDetails, setWorkflowOptions } from '@temporalio/workflow';
import { roster } from '../../kit/activity-options.ts';
import type { RosterInput } from '../../kit/messages.ts';
import { now } from '../../kit/now.ts';
import { pinnedWhereVersioned } from '../../kit/pinned.ts';
import type { RosterReport } from '../../kit/ports.ts';
import { ROSTER_RESULTS, type RosterCounts } from '../../shared/roster.ts';

/**
 * Hours that an organization declares for a list of people: a case each, judged as if it had been declared alone, which stands in
 * the inbox of its reviewer at once. The workflows of the cases start afterwards, from their rows, at a set pace. Whoever
 * cancels it here asks for what the organization could ask for as well.
 */
export async function rosterDeclaration(input: RosterInput): Promise<RosterReport> {
  const { rosterId } = input;
  try {
    for (let isOver = false; !isOver;) {
      const step = await roster.declareItems({ rosterId, at: now() });
      show(input, step.counts, 'declaring');
      ({ isOver } = step);
    }
  } catch (error) {
    if (!isCancellation(error)) throw error;
    await CancellationScope.nonCancellable(() => roster.cancelRoster({ rosterId, at: now() }));
  }
  const report = await CancellationScope.nonCancellable(() => roster.endRoster({ rosterId, at: now() }));
  show(input, report.counts, report.state);
  return report;
}

setWorkflowOptions(pinnedWhereVersioned, rosterDeclaration);

/** What a supervisor reads in the Temporal UI: numbers, codes and names of organizations. */
function show({ studyForm, total, holder, rosterUrl }: RosterInput, counts: RosterCounts, standing: string): void {
  const results = ROSTER_RESULTS.filter((result) => counts[result] > 0).map((result) => `${counts[result]} ${result}`);
  setCurrentDetails([
    `**${studyForm}** · ${total} · ${holder}`, results.join(', '), `Standing: ${standing}`, `[People](${rosterUrl})`,
  ].filter((line) => line !== '').join('\n\n'));
}
