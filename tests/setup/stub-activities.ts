import type { Activities } from '../../workflows/kit/ports.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import type { DecisionCommand } from '../../workflows/shared/decision.ts';

/** Activities over one case kept in memory, for tests of what workflows do rather than of what the database says. */
export function createStubActivities(caseId: string): Activities {
  let row: CaseRow = {
    caseId, caseNumber: 'RG-20261123-0000001-0', flowId: 'registrationReview', definitionVersion: 1, rulesVersion: '2026-1',
    subject: 'employer', status: 'received', step: null, round: 1, revision: 1, stepRevision: 1, outcome: null,
    openedAt: null, dueAt: null, waitingFor: [], orgPath: [],
  };
  return {
    async openCase({ at }) {
      if (row.status === 'received') {
        row = { ...row, status: 'reviewing', step: 'review', revision: 2, stepRevision: 2, openedAt: at };
      }
      return row;
    },
    async transition({ command }) {
      const outcome = command.verb === 'approve' ? 'approved' : 'rejected';
      row = { ...row, status: outcome, outcome, step: null, revision: row.revision + 1 };
      return { status: 'applied', decisionId: command.requestId, row };
    },
    readCase: async () => row,
  };
}

/** A decision that passes the validators of a workflow. */
export function stubCommand(caseId: string, changes: Partial<DecisionCommand> = {}): DecisionCommand {
  return { caseId, verb: 'approve', expectedRevision: 2, requestId: 'request-1', bodyHash: 'hash', assertion: 'assertion', ...changes };
}
