import type { TaskKind } from '../../workflows/flows/index.ts';
import type { DecisionVerb } from '../../workflows/shared/flow.ts';
import type { TaskState } from '../task.ts';

/** `near`: within the next working days or late already; `overdue` and `today` are parts of it. */
export const DUE_FILTERS = ['overdue', 'today', 'near'] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];

/** Who holds a task: the member who asks, or nobody. */
export const HOLDER_FILTERS = ['mine', 'nobody'] as const;
export type HolderFilter = (typeof HOLDER_FILTERS)[number];

/** A minus means the other way round: the latest first. */
export const OPEN_SORTS = ['due', '-due', 'opened', '-opened'] as const;
export const CLOSED_SORTS = ['-decided', 'decided'] as const;
export type TaskSort = (typeof OPEN_SORTS)[number] | (typeof CLOSED_SORTS)[number];

/** What narrows an inbox; whatever is null or false does not. */
export interface TaskFilter {
  readonly due: DueFilter | null;
  /** A division, and whatever lies below it. */
  readonly divisionCode: string | null;
  /** Opened at this instant or later, ISO 8601. */
  readonly openedFrom: string | null;
  /** Opened before this instant, ISO 8601. */
  readonly openedUntil: string | null;
  readonly passedOnly: boolean;
  readonly laterRoundsOnly: boolean;
  readonly escalatedOnly: boolean;
  readonly holder: HolderFilter | null;
  readonly verb: DecisionVerb | null;
  /** Only what the member has hidden; else only what he has not. */
  readonly hiddenOnly: boolean;
  /** A part of a name or case number. */
  readonly text: string | null;
}

/** Leaves out nothing but what the member has hidden. */
export const NO_FILTER: TaskFilter = {
  due: null, divisionCode: null, openedFrom: null, openedUntil: null, passedOnly: false, laterRoundsOnly: false, escalatedOnly: false,
  holder: null, verb: null, hiddenOnly: false, text: null,
};

/** The instants at which deadlines become late, due today and near, ISO 8601. */
export interface DueBounds {
  readonly now: string;
  readonly endOfToday: string;
  readonly nearUntil: string;
}

/** Whose inbox is asked for, and which part of it. */
export interface InboxScope extends DueBounds {
  readonly organizationId: string;
  /** Null for every kind that `condition` allows. */
  readonly kind: TaskKind | null;
  readonly state: TaskState;
  /** Whose hidden cases count; null hides nothing. */
  readonly membershipId: string | null;
  /** Condition of `accessibleBy`, alias `t`. */
  readonly condition: string;
}

const DUE_CONDITIONS = {
  overdue: 't.due_at <= :now',
  today: 't.due_at > :now AND t.due_at <= :endOfToday',
  near: 't.due_at <= :nearUntil',
} as const satisfies Record<DueFilter, string>;

const HOLDER_CONDITIONS = {
  mine: 't.assignee_membership_id = :membershipId',
  // Whoever has left the organization holds nothing any more.
  nobody: "NOT EXISTS (SELECT FROM memberships h WHERE h.id = t.assignee_membership_id AND h.status = 'active')",
} as const satisfies Record<HolderFilter, string>;

/** The rows of an inbox, over the alias `t`; in the form that the partial indexes of `tasks` are made for. */
export function conditionsOf({ kind, state, membershipId, condition }: InboxScope, filter: TaskFilter): string {
  const { due, divisionCode, openedFrom, openedUntil, holder, verb, text } = filter;
  return [
    't.reviewer_org_id = :organizationId', `t.state = '${state}'`, condition,
    ...(kind === null ? [] : ['t.kind = :kind']),
    ...(membershipId === null ? [] : [`${filter.hiddenOnly ? '' : 'NOT '}EXISTS (
      SELECT FROM hidden_cases h WHERE h.membership_id = :membershipId AND h.case_id = t.case_id)`]),
    ...(due === null ? [] : [DUE_CONDITIONS[due]]),
    ...(divisionCode === null ? [] : [divisionCondition(divisionCode)]),
    ...(openedFrom === null ? [] : ['t.opened_at >= :openedFrom']),
    ...(openedUntil === null ? [] : ['t.opened_at < :openedUntil']),
    ...(filter.passedOnly ? ['t.checks_failed = 0 AND t.checks_warning = 0'] : []),
    ...(filter.laterRoundsOnly ? ['t.round > 1'] : []),
    ...(filter.escalatedOnly ? ['t.escalated'] : []),
    ...(holder === null ? [] : [HOLDER_CONDITIONS[holder]]),
    ...(verb === null ? [] : [`t.verb = '${verb}'`]),
    ...(text === null ? [] : ['(t.subject_name ILIKE :pattern OR t.case_number ILIKE :pattern)']),
  ].join(' AND ');
}

/** Whether nothing is left out but what the member has hidden. */
export function isUnfiltered(filter: TaskFilter): boolean {
  return Object.values(filter).every((value) => value === null || value === false);
}

/** The values that `conditionsOf` names. */
export function valuesOf({ condition: _condition, ...scope }: InboxScope, filter: TaskFilter): Record<string, string | null> {
  const { divisionCode, openedFrom, openedUntil, text } = filter;
  return {
    ...scope, divisionCode, openedFrom, openedUntil, divisionBelow: `${(divisionCode ?? '').replace(/(?:00)+$/, '')}%`,
    pattern: `%${(text ?? '').replaceAll(/[%_\\]/g, '\\$&')}%`,
  };
}

/** Codes of a province end with four zeros, those of a city with two. */
function divisionCondition(code: string): string {
  return code.endsWith('00') ? 't.division_code LIKE :divisionBelow' : 't.division_code = :divisionCode';
}
