import { randomUUID } from 'node:crypto';
import type { Activities } from '../../workflows/kit/ports.ts';
import type { CaseRow } from '../../workflows/shared/case-state.ts';
import type { CaseCommand } from '../../workflows/shared/command.ts';
import type { Deadline } from '../../workflows/shared/deadlines.ts';
import type { Verb } from '../../workflows/shared/flow.ts';

/** Where each verb leads a case. */
const after = {
  approve: { status: 'approved', outcome: 'approved', step: null },
  reject: { status: 'rejected', outcome: 'rejected', step: null },
  return: { status: 'returned', outcome: null, step: null },
  resubmit: { status: 'reviewing', outcome: null, step: 'review' },
  withdraw: { status: 'withdrawn', outcome: 'withdrawn', step: null },
  transfer: {},
  addReviewer: {},
} as const satisfies Record<Verb, Partial<CaseRow>>;

/**
 * Activities over one case kept in memory, for tests of what workflows do rather than of what the database says. The
 * deadlines pass one after the other, as the database would let them; `row` is what the case is like from the beginning.
 */
export function createStubActivities(
  caseId: string, { deadlines = [], row: given = {} }: { deadlines?: readonly Deadline[]; row?: Partial<CaseRow> } = {},
): Activities {
  let waiting = [...deadlines];
  let row: CaseRow = {
    caseId, caseNumber: 'RG-20261123-0000001-0', flowId: 'registrationReview', definitionVersion: 1, rulesVersion: '2026-1',
    subject: 'employer', status: 'received', step: null, round: 1, revision: 1, stepRevision: 1, outcome: null,
    openedAt: null, dueAt: null, deadline: null, slaState: 'on-time', escalated: false, waitingFor: [], orgPath: [], ...given,
  };
  const move = (changes: Partial<CaseRow>): CaseRow => {
    row = { ...row, revision: row.revision + 1, ...changes };
    return row;
  };
  return {
    async openCase({ at }) {
      return row.status === 'received'
        ? move({ status: 'reviewing', step: 'review', stepRevision: 2, openedAt: at, deadline: waiting[0] ?? null }) : row;
    },
    async transition({ command }) {
      if (row.outcome !== null) return { status: 'stale', eventId: null, row };
      waiting = [];
      return { status: 'applied', eventId: command.requestId, row: move({ ...after[command.verb], deadline: null }) };
    },
    async passDeadline({ deadline }) {
      if (row.deadline?.at !== deadline.at) return row;
      waiting = waiting.slice(1);
      const ends = deadline.kind === 'lapse' ? { status: 'lapsed', outcome: 'lapsed', step: null } as const : {};
      return move({ ...ends, deadline: waiting[0] ?? null });
    },
    readCase: async () => row,
  };
}

/** A decision that passes the validators of a workflow. */
export function stubCommand(caseId: string, changes: Partial<CaseCommand> = {}): CaseCommand {
  return { caseId, verb: 'approve', expectedRevision: 2, requestId: randomUUID(), bodyHash: 'hash', assertion: 'assertion', ...changes };
}
