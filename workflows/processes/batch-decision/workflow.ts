import { CancellationScope, isCancellation, setCurrentDetails, setWorkflowOptions } from '@temporalio/workflow';
import { batch } from '../../kit/activity-options.ts';
import type { BatchInput } from '../../kit/messages.ts';
import { now } from '../../kit/now.ts';
import { pinnedWhereVersioned } from '../../kit/pinned.ts';
import type { BatchReport } from '../../kit/ports.ts';
import { BATCH_RESULTS, type BatchCounts, decidedCount } from '../../shared/batch.ts';

/**
 * Many tasks that one person decides at once: item by item, each judged as if he had decided it alone, with a receipt for
 * each. Inbox and receipts are true at once; the workflows of the cases follow afterwards, at a pace that leaves room
 * for what people decide meanwhile. Whoever cancels it here asks for what the person could ask for as well.
 */
export async function batchDecision(input: BatchInput): Promise<BatchReport> {
  const { batchId } = input;
  try {
    await decideAll(input);
  } catch (error) {
    if (!isCancellation(error)) throw error;
    await CancellationScope.nonCancellable(() => batch.cancelBatch({ batchId, at: now() }));
  }
  return CancellationScope.nonCancellable(async () => {
    const report = await batch.endBatch({ batchId, at: now() });
    show(input, report.counts, `${report.state}; the workflows of its cases follow`);
    for (let last: number | null = 0; last !== null;) last = await batch.followCases({ batchId, afterPosition: last });
    show(input, report.counts, report.state);
    return report;
  });
}

setWorkflowOptions(pinnedWhereVersioned, batchDecision);

async function decideAll(input: BatchInput): Promise<void> {
  for (let isOver = false; !isOver;) {
    const step = await batch.decideItems({ batchId: input.batchId, at: now() });
    show(input, step.counts, 'deciding');
    ({ isOver } = step);
  }
}

/** What a supervisor reads in the Temporal UI: numbers, codes and names of organizations. */
function show({ verb, kind, total, holder, batchUrl }: BatchInput, counts: BatchCounts, standing: string): void {
  const results = BATCH_RESULTS.filter((result) => counts[result] > 0).map((result) => `${counts[result]} ${result}`);
  setCurrentDetails([
    `**${verb}** · ${total} · ${kind ?? 'every kind'} · ${holder}`,
    `${decidedCount(counts)} of ${total} done${results.length === 0 ? '' : `: ${results.join(', ')}`}`,
    `Standing: ${standing}`,
    `[Receipts](${batchUrl})`,
  ].join('\n\n'));
}
