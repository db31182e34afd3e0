import type { TaskPage, TaskRow } from '../../../../ui/screens/review/review-types.ts';

/** The row of the task `t<number>` of the case `c<number>`. */
export function row(number: number): TaskRow {
  return {
    taskId: `t${number}`, caseId: `c${number}`, caseNumber: `RG-20261120-000000${number}-0`, flowId: 'registrationReview',
    kind: 'registrationReview.employer', subjectName: `单位 ${number}`, unitName: null, division: { name: '历下区', nameEn: 'Lixia District' }, step: 'review', round: 1,
    checks: { failed: 0, warning: 0, passed: 5 }, openedAt: '2026-11-20T01:00:00.000Z', dueAt: '2026-12-04T16:00:00.000Z', revision: 2,
    escalated: false, isAdded: false, isVoid: false, holder: null,
    closeReason: null, closedAt: null, decision: null,
  };
}

/** A page of the rows of these numbers. */
export function pageOf(numbers: readonly number[], nextCursor: string | null = null): TaskPage {
  return { items: numbers.map(row), nextCursor };
}

/** The numbers of the rows, as text: what a test compares. */
export function numbersOf(rows: readonly TaskRow[]): string {
  return rows.map(({ taskId }) => taskId.slice(1)).join(' ');
}
