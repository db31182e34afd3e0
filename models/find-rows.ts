import { type Attributes, type Model, type ModelStatic, QueryTypes, type Transaction } from 'sequelize';

/** Which rows: SQL from after WHERE on, and what it refers to, always the same text, with its values as `$name`. */
export interface Found {
  /** Common table expressions, from WITH on. */
  readonly tables?: string;
  readonly where: string;
  readonly bind: Record<string, unknown>;
}

/** The rows of a model, as instances, by a statement that each connection plans once: for what every decision reads. */
export async function findRows<Row extends Model>(
  model: ModelStatic<Row>, found: Found, transaction: Transaction,
): Promise<Row[]> {
  return connectionOf(model).query(textOf(model, found), { type: QueryTypes.SELECT, model, bind: found.bind, transaction });
}

/** As {@link findRows}, as plain objects. */
export async function findPlainRows<Row extends Model>(
  model: ModelStatic<Row>, found: Found, transaction: Transaction,
): Promise<Attributes<Row>[]> {
  return connectionOf(model).query<Attributes<Row>>(textOf(model, found), { type: QueryTypes.SELECT, bind: found.bind, transaction });
}

function textOf(model: ModelStatic<Model>, { tables = '', where }: Found): string {
  return `${tables} ${selectionOf(model)} ${where}`;
}

const known = new WeakMap<ModelStatic<Model>, string>();

/** Every column of a model under the name of its attribute. */
function selectionOf(model: ModelStatic<Model>): string {
  const present = known.get(model);
  if (present !== undefined) return present;
  const columns = Object.entries(model.getAttributes()).map(([name, { field = name }]) => `"${field}" AS "${name}"`);
  const selection = `SELECT ${columns.join(', ')} FROM "${model.tableName}" WHERE`;
  known.set(model, selection);
  return selection;
}

/** The database that a model is bound to. Throws TypeError when it is bound to none. */
export function connectionOf({ sequelize, name }: ModelStatic<Model>): NonNullable<ModelStatic<Model>['sequelize']> {
  if (sequelize === undefined) throw new TypeError(`${name} is bound to no connection`);
  return sequelize;
}
