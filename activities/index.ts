import { ApplicationFailure } from '@temporalio/activity';
import { withTransaction } from '../models/database.ts';
import { describeCaseRow, findCaseRow } from '../models/stores/case-row.ts';
import { lockCase, openCase } from '../models/stores/open-case.ts';
import type { Activities } from '../workflows/kit/ports.ts';
import type { CaseRow } from '../workflows/shared/case-state.ts';
import { FAILURE } from '../workflows/shared/failures.ts';
import type { MoveDeps } from './moves/move.ts';
import { passDeadline } from './pass-deadline.ts';
import { transition } from './transition.ts';

/** The activities of all review workflows over one database. */
export function createActivities(deps: MoveDeps): Activities {
  async function readCase({ caseId }: { caseId: string }): Promise<CaseRow> {
    const row = await findCaseRow(deps.sequelize, caseId);
    if (row === null) throw caseMissing();
    return row;
  }
  return {
    // Safe to retry: a case that is no longer `received` is only read.
    async openCase({ caseId, at }) {
      return withTransaction(deps.sequelize, async (transaction) => {
        const found = await lockCase(caseId, transaction);
        if (found === null) throw caseMissing();
        await openCase(deps.sequelize, found, at, transaction);
        return describeCaseRow(deps.sequelize, found, transaction);
      });
    },
    transition: (input) => transition(deps, input),
    async passDeadline(input) {
      await passDeadline(deps, input);
      return readCase(input);
    },
    // Safe to retry: it only reads.
    readCase,
  };
}

function caseMissing(): ApplicationFailure {
  return ApplicationFailure.nonRetryable('There is no such case', FAILURE.caseMissing);
}
