import type { Sequelize } from 'sequelize';
import type { TaskKind } from '../../workflows/flows/index.ts';
import { queryRows } from '../database.ts';
import { conditionsOf, type InboxScope, isUnfiltered, NO_FILTER, type TaskFilter, valuesOf } from './inbox-filter.ts';

/** A number of tasks; `isMore` when counting stopped there. */
export interface TaskCount {
  readonly count: number;
  readonly isMore: boolean;
}

export interface InboxCounts {
  readonly total: TaskCount;
  /** How many would be left with one filter more, by the name of that filter. */
  readonly facets: Readonly<Record<string, TaskCount>>;
}

/** Counting stops here: nobody reads further, and an office may have a hundred thousand. */
export const COUNT_LIMIT = 1_000;

const FACETS: Readonly<Record<InboxScope['state'], Readonly<Record<string, Partial<TaskFilter>>>>> = {
  open: {
    passed: { passedOnly: true }, near: { due: 'near' }, overdue: { due: 'overdue' }, today: { due: 'today' },
    laterRounds: { laterRoundsOnly: true }, escalated: { escalatedOnly: true }, mine: { holder: 'mine' },
  },
  closed: { approve: { verb: 'approve' }, return: { verb: 'return' }, reject: { verb: 'reject' }, hidden: { hiddenOnly: true } },
};

/** What `moveCounters` has counted, without what the member has hidden. */
const FROM_COUNTERS = `(
  SELECT sum(open_count)::int - (
    SELECT count(*) FROM hidden_cases h JOIN tasks t ON t.case_id = h.case_id AND t.state = 'open' AND t.kind = :kind
    WHERE h.membership_id = :membershipId AND t.reviewer_org_id = :organizationId)::int
  FROM task_counters WHERE organization_id = :organizationId AND kind = :kind)`;

export interface CountQuestion extends InboxScope {
  readonly filter: TaskFilter;
  /** Whether the person reads all tasks of the organization: then its counters are his. */
  readonly isWhole: boolean;
}

/**
 * How many tasks an inbox has under a filter, and how many with one filter more; one query. Every number is exact up to
 * {@link COUNT_LIMIT}; that of all open tasks of a kind always. A search is counted alone.
 */
export async function countTasks(sequelize: Sequelize, { filter, isWhole, ...scope }: CountQuestion): Promise<InboxCounts> {
  const facets = filter.text === null ? Object.entries(FACETS[scope.state]) : [];
  const hasCounters = isWhole && scope.state === 'open' && scope.kind !== null && isUnfiltered(filter);
  const columns = [
    `${cappedCount(scope, filter)} AS total`,
    `${hasCounters ? FROM_COUNTERS : 'NULL'} AS exact`,
    ...facets.map(([name, more]) => `${cappedCount(scope, { ...filter, ...more })} AS "${name}"`),
  ];
  const [row = {}] = await queryRows<Record<string, number | null>>(
    sequelize, `SELECT ${columns.join(', ')}`, { ...valuesOf(scope, filter), probe: COUNT_LIMIT + 1 },
  );
  const total = taskCount(row.total);
  return {
    total: total.isMore && typeof row.exact === 'number' ? { count: row.exact, isMore: false } : total,
    facets: Object.fromEntries(facets.map(([name]) => [name, taskCount(row[name])])),
  };
}

/** What of one kind is late or ends today. */
export interface NearCounts {
  readonly kind: TaskKind;
  readonly late: TaskCount;
  readonly today: TaskCount;
}

/** How many open tasks of each kind are late and how many end today, exact up to {@link COUNT_LIMIT}; one query. */
export async function countNear(
  sequelize: Sequelize, { kinds, ...scope }: Omit<InboxScope, 'kind' | 'state'> & { readonly kinds: readonly TaskKind[] },
): Promise<NearCounts[]> {
  if (kinds.length === 0) return [];
  const columns = kinds.flatMap((kind, place) => (['overdue', 'today'] as const).map((due) => {
    const conditions = conditionsOf({ ...scope, kind: null, state: 'open' }, { ...NO_FILTER, due });
    return `(SELECT count(*)::int FROM (SELECT FROM tasks t WHERE t.kind = '${kind}' AND ${conditions} LIMIT :probe) found) AS "${due}${place}"`;
  }));
  const [row = {}] = await queryRows<Record<string, number>>(sequelize, `SELECT ${columns.join(', ')}`, {
    ...valuesOf({ ...scope, kind: null, state: 'open' }, NO_FILTER), probe: COUNT_LIMIT + 1,
  });
  return kinds.map((kind, place) => ({ kind, late: taskCount(row[`overdue${place}`]), today: taskCount(row[`today${place}`]) }));
}

function cappedCount(scope: InboxScope, filter: TaskFilter): string {
  return `(SELECT count(*)::int FROM (SELECT FROM tasks t WHERE ${conditionsOf(scope, filter)} LIMIT :probe) found)`;
}

function taskCount(found: number | null | undefined): TaskCount {
  const count = found ?? 0;
  return { count: Math.min(count, COUNT_LIMIT), isMore: count > COUNT_LIMIT };
}
