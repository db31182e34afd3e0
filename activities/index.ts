import { ApplicationFailure } from '@temporalio/activity';
import type { Transaction } from 'sequelize';
import type { CaseModel } from '../models/case.ts';
import { withTransaction } from '../models/database.ts';
import { describeCaseRow, findCaseRow } from '../models/stores/case-row.ts';
import { leaveUnassigned, lockCase, NoReviewerError, openCase } from '../models/stores/open-case.ts';
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
  /** Does something to a locked case, and gives its row. */
  async function onReceived(caseId: string, work: (found: CaseModel, transaction: Transaction) => Promise<void>): Promise<CaseRow> {
    return withTransaction(deps.sequelize, async (transaction) => {
      const found = await lockCase(caseId, transaction);
      if (found === null) throw caseMissing();
      await work(found, transaction);
      return describeCaseRow(deps.sequelize, found, transaction);
    });
  }
  return {
    // Safe to retry: a case that is no longer `received` is only read. One that nobody can decide stays so, and is asked about again.
    async openCase({ caseId, at }) {
      try {
        return await onReceived(caseId, (found, transaction) => openCase(deps.sequelize, found, at, transaction));
      } catch (error) {
        if (!(error instanceof NoReviewerError)) throw error;
        return onReceived(caseId, (found, transaction) => leaveUnassigned(deps.sequelize, found, at, transaction));
      }
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
