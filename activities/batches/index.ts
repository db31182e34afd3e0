import { Context } from '@temporalio/activity';
import { endBatch, requestCancellation } from '../../models/stores/batch-items.ts';
import type { Logger } from '../../platform/logger.ts';
import type { BatchActivities } from '../../workflows/kit/ports.ts';
import type { BatchDeps } from './decide-item.ts';
import { decideItems } from './decide-items.ts';
import { followCases, type FollowDeps } from './follow-cases.ts';

/** The activities of `batchDecision`. */
export function createBatchActivities(deps: BatchDeps & FollowDeps & { readonly logger: Logger }): BatchActivities {
  return {
    // Safe to retry: it goes on where rows have no result.
    decideItems: (input) => {
      const { cancellationSignal: signal } = Context.current();
      return decideItems(deps, input, { signal, logger: deps.logger, alive: () => { Context.current().heartbeat(); } });
    },
    // Safe to retry: the first time somebody asked stays.
    async cancelBatch({ batchId, at }) {
      await requestCancellation(deps.sequelize, batchId, at);
    },
    // Safe to retry: a batch that has ended is only read.
    endBatch: ({ batchId, at }) => endBatch(deps.sequelize, batchId, at),
    // Safe to retry: workflows read their rows again; a retry goes on where the run before had come to.
    followCases: ({ batchId, afterPosition }) => {
      const { info, cancellationSignal: signal } = Context.current();
      const reached: unknown = info.heartbeatDetails;
      return followCases(deps, { batchId, afterPosition: typeof reached === 'number' ? reached : afterPosition }, {
        signal, told: (position) => { Context.current().heartbeat(position); },
      });
    },
  };
}
