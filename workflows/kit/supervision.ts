import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { CaseRow } from '../shared/case-state.ts';
import type { CaseInput } from './messages.ts';

/**
 * What a supervisor sees of a case in the Temporal UI (docs/supervision.md): codes, short names of organizations and
 * dates; never a person. Search attributes change at most once per transition and not on the last one, because each
 * change costs a visibility row.
 */
export function showToSupervisors(input: CaseInput, row: CaseRow): void {
  setCurrentDetails(describe(input, row));
  if (row.outcome !== null) return;
  upsertSearchAttributes({
    CaseStep: [row.step ?? row.status],
    OrgPath: [...row.orgPath],
    SlaState: ['on-time'],
    ReturnCount: [row.round - 1],
    Escalated: [false],
    ...(row.dueAt === null ? {} : { DueAt: [new Date(row.dueAt)] }),
  });
}

function describe(input: CaseInput, row: CaseRow): string {
  const holders = row.waitingFor.map(({ code, shortName }) => `${shortName} (${code})`).join(', ');
  const lines = [
    `**${row.caseNumber}** · ${row.flowId} · ${row.subject} · round ${row.round}`,
    row.outcome === null ? `Step: ${row.step ?? row.status}` : `Outcome: ${row.outcome}`,
    holders === '' ? null : `Waiting for ${holders} since ${row.openedAt ?? '–'}, due ${row.dueAt ?? '–'}`,
    input.caseUrl === null ? null : `[Case page](${input.caseUrl})`,
  ];
  return lines.filter((line) => line !== null).join('\n\n');
}
