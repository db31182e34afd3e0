import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { CaseRow } from '../shared/case-state.ts';
import type { Deadline } from '../shared/deadlines.ts';
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
    SlaState: [row.slaState ?? 'on-time'],
    ReturnCount: [row.round - 1],
    Escalated: [row.escalated ?? false],
    ...(row.dueAt === null ? {} : { DueAt: [new Date(row.dueAt)] }),
  });
}

/** How a timer reads in the history: what it does to whom. */
export function deadlineSummary(row: CaseRow, { kind, at }: Deadline): string {
  return `${kind} ${holdersOf(row)} at ${at}`;
}

function describe(input: CaseInput, row: CaseRow): string {
  const lines = [
    `**${row.caseNumber}** · ${row.flowId} · ${row.subject} · round ${row.round}`,
    row.outcome === null ? `Step: ${row.step ?? row.status}` : `Outcome: ${row.outcome}`,
    row.outcome === null ? waitingLine(row) : null,
    row.passedOver === true ? 'It went up at once: whoever was to decide has nobody who could' : null,
    input.caseUrl === null ? null : `[Case page](${input.caseUrl})`,
  ];
  return lines.filter((line) => line !== null).join('\n\n');
}

/** A case that nobody up to the province could decide waits for nobody yet. */
function waitingLine(row: CaseRow): string {
  return row.status === 'received'
    ? 'Nobody up to the province can decide it; it opens as soon as somebody can'
    : `Waiting for ${holdersOf(row)} since ${row.openedAt ?? '–'}, due ${row.dueAt ?? '–'}`;
}

/** Organizations by short name and code; the applicant, who is a person, by that word alone. */
function holdersOf({ waitingFor, status }: CaseRow): string {
  if (status === 'returned') return 'the applicant';
  return waitingFor.map(({ code, shortName }) => `${shortName} (${code})`).join(', ');
}
