import { allHandlersFinished, condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { RunApproval } from './statements.ts';

/** With the options of reviews. */
const { approve } = proxyLocalActivities<{ approve: RunApproval }>({
  startToCloseTimeout: '3s',
  localRetryThreshold: '2s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '10s' },
});

/** The least that Temporal can do for an approval: one timer, one Update, one local activity, the end. */
export async function bareApproval(): Promise<void> {
  let isApproved = false;
  setHandler(defineUpdate('open'), () => 'open');
  setHandler(defineUpdate<string, [readonly string[]]>('approve'), async (values) => {
    await approve(values);
    isApproved = true;
    return 'applied';
  });
  await condition(() => isApproved, '10 days');
  await condition(allHandlersFinished);
}
