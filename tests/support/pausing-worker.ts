import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { runWorker } from '../../activities/run-worker.ts';
import { loadConfig } from '../../platform/config.ts';

/** A worker that stands still in a transition: before it begins, or once it has committed. */
const config = loadConfig(process.env);

/** Stands still when a test has left a file of this name, and says so by renaming it; the test kills the process there. */
async function pauseAt(moment: 'before' | 'committed'): Promise<void> {
  const order = path.join(config.home, `pause-${moment}`);
  if (!existsSync(order)) return;
  renameSync(order, `${order}-reached`);
  await new Promise(() => undefined);
}

await runWorker({
  config,
  around: (activities) => ({
    ...activities,
    async transition(input) {
      await pauseAt('before');
      const result = await activities.transition(input);
      await pauseAt('committed');
      return result;
    },
  }),
});
