import { rulesToCondition } from '@casl/ability/extra';
import type { Sequelize } from 'sequelize';
import type { Action, AppAbility, Subject } from '../policies/ability.ts';

/** What a column holds: one value, or several of a type. */
type Holds = 'value' | 'ids' | 'texts';

/** Columns of a table by the name that rules use, and how a condition compares with them. */
type Columns = Readonly<Record<string, { readonly column: string; readonly holds: Holds }>>;

const value = (column: string) => ({ column, holds: 'value' }) as const;

/** Every attribute that a rule may name, per subject; an unknown one throws, so that no condition is ever dropped. */
const columnsOf = {
  Task: {
    kind: value('kind'), state: value('state'), reviewerOrgId: value('reviewer_org_id'),
    reviewerSectionId: value('reviewer_section_id'), submitterPersonIndex: value('submitter_person_index'),
    subjectPersonIndex: value('subject_person_index'),
    orgPath: { column: 'org_path', holds: 'ids' },
    barredPersonIndexes: { column: 'barred_person_indexes', holds: 'texts' },
  },
  /** Its kind is no column: whoever asks reads {@link CASES_BY_KIND}. */
  Case: {
    copiedMembershipIds: { column: 'copied_membership_ids', holds: 'ids' },
    kind: value('kind'), organizationId: value('submitter_organization_id'), accountId: value('submitter_account_id'),
  },
  Organization: { id: value('id'), path: { column: 'path', holds: 'ids' } },
  Membership: { organizationId: value('organization_id'), sectionId: value('section_id') },
  Person: { organizationId: value('organization_id'), sectionId: value('section_id') },
  AuditEntry: { organizationId: value('organization_id') },
  Session: { accountId: value('account_id') },
  Batch: { accountId: value('account_id'), organizationId: value('organization_id') },
  Calendar: { organizationId: value('organization_id') },
  Substitute: { absentMembershipId: value('absent_membership_id'), substituteMembershipId: value('substitute_membership_id') },
  HourRules: { organizationId: value('organization_id') },
  Workflow: {},
} satisfies Record<Subject, Columns>;

/** Cases with their kind as one column, as rules name it. */
export const CASES_BY_KIND = `(SELECT k.*, k.flow_id || '.' || k.subject AS kind FROM cases k)`;

/**
 * The rows of `subject` on which the ability allows `action`, as a SQL condition over the table aliased `alias`; null
 * when there can be none, so that no query is needed. The same rules answer `can` for one row: list and item agree.
 *
 * @throws RangeError for an attribute or operator that has no translation.
 */
export function accessibleBy(
  sequelize: Sequelize, ability: AppAbility, options: { action: Action; subject: Subject; alias: string },
): string | null {
  const { action, subject, alias } = options;
  const columns: Columns = columnsOf[subject];
  const toSql = (conditions: unknown): string => conditionSql(sequelize, conditions, columns, alias);
  return rulesToCondition<AppAbility, string, string>(
    ability.rulesFor(action, subject),
    (rule) => (rule.inverted ? `NOT COALESCE(${toSql(rule.conditions)}, false)` : toSql(rule.conditions)),
    {
      and: (parts) => `(${parts.join(' AND ')})`,
      or: (parts) => `(${parts.join(' OR ')})`,
      empty: () => 'true',
    },
  );
}

function conditionSql(sequelize: Sequelize, conditions: unknown, columns: Columns, alias: string): string {
  const parts = Object.entries(Object(conditions)).map(([attribute, expected]) => {
    const known = columns[attribute];
    if (known === undefined) throw new RangeError(`A rule names ${attribute}, which has no column`);
    return comparison(sequelize, `${alias}.${known.column}`, known.holds, expected);
  });
  return parts.length === 0 ? 'true' : `(${parts.join(' AND ')})`;
}

/** The type of the elements of a column that holds several. */
const ELEMENTS = { ids: 'uuid', texts: 'text' } as const;

function comparison(sequelize: Sequelize, column: string, holds: Holds, expected: unknown): string {
  if (typeof expected === 'string') {
    const text = sequelize.escape(expected);
    return holds === 'value' ? `${column} = ${text}` : `${column} @> ARRAY[${text}]::${ELEMENTS[holds]}[]`;
  }
  const [[operator, operands] = [], ...others] = Object.entries(Object(expected));
  if (Array.isArray(operands) && others.length === 0) {
    const list = operands.map((operand) => sequelize.escape(String(operand)));
    if (holds !== 'value') return severalSql(column, ELEMENTS[holds], operator, list);
    if (operator === '$in') return list.length === 0 ? 'false' : `${column} IN (${list.join(', ')})`;
    // Where there is nobody, it is nobody of them.
    if (operator === '$nin') return list.length === 0 ? 'true' : `(${column} IS NULL OR ${column} NOT IN (${list.join(', ')}))`;
  }
  throw new RangeError(`No SQL for the condition on ${column}`);
}

/** Whether a column that holds several holds none of a list. */
function severalSql(column: string, type: string, operator: string | undefined, list: readonly string[]): string {
  if (operator !== '$nin') throw new RangeError(`No SQL for the condition on ${column}`);
  return `NOT (${column} && ARRAY[${list.join(', ')}]::${type}[])`;
}
