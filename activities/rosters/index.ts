import { Context } from '@temporalio/activity';
import { endRoster, requestRosterCancellation } from '../../models/stores/roster-items.ts';
import type { Logger } from '../../platform/logger.ts';
import type { RosterActivities } from '../../workflows/kit/ports.ts';
import type { RosterDeps } from './declare-people.ts';
import { declareItems } from './declare-items.ts';

/** The activities of `rosterDeclaration`. */
export function createRosterActivities(deps: RosterDeps & { readonly logger: Logger }): RosterActivities {
  return {
    // Safe to retry: it goes on where rows have no result.
    declareItems: (input) => {
      const { cancellationSignal: signal } = Context.current();
      return declareItems(deps, input, { signal, logger: deps.logger, alive: () => { Context.current().heartbeat(); } });
    },
    // Safe to retry: the first time somebody asked stays.
    async cancelRoster({ rosterId, at }) {
      await requestRosterCancellation(deps.sequelize, rosterId, at);
    },
    // Safe to retry: a roster that has ended is only read.
    endRoster: ({ rosterId, at }) => endRoster(deps.sequelize, rosterId, at),
  };
}
