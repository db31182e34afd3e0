import { type CreationAttributes, DataTypes, type Model, type ModelStatic, QueryTypes, type Transaction } from 'sequelize';
import { connectionOf } from './find-rows.ts';
import { type WriteRows, writeOrGather } from './gathered.ts';

/**
 * Inserts one row of a model that nobody reads back: no instance is built, nothing is returned, and the database alone
 * judges the values. It costs a third of `create`, which counts where people wait for several rows in one transaction.
 *
 * Throws what the database refuses, as `create` does, for example UniqueConstraintError.
 */
export async function insertRow<Row extends Model>(
  model: ModelStatic<Row>, values: CreationAttributes<Row>, transaction: Transaction,
): Promise<void> {
  await writeOrGather(statementOf(model).write, values, transaction);
}

/** As {@link insertRow}, many in one statement. */
export async function insertRows(model: ModelStatic<Model>, rows: readonly object[], transaction: Transaction): Promise<void> {
  const { statement, manyStatement, columns } = statementOf(model);
  const valueOf = (row: object, { name, defaultValue }: Column): unknown => Reflect.get(row, name) ?? defaultValue ?? null;
  const [only] = rows;
  const one = (row: object): unknown[] => columns.map((column) => {
    const value = valueOf(row, column);
    return column.isJson && value !== null ? JSON.stringify(value) : value;
  });
  const many = (): unknown[] => [JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((column) => [column.field, valueOf(row, column)]))))];
  const [text, bind] = rows.length === 1 && only !== undefined ? [statement, one(only)] : [manyStatement, many()];
  await connectionOf(model).query(text, { bind, type: QueryTypes.RAW, transaction });
}

interface Column {
  readonly name: string;
  /** As the table calls it. */
  readonly field: string;
  readonly isJson: boolean;
  readonly defaultValue: unknown;
}

interface Insertion {
  readonly statement: string;
  /** Takes an array of objects as JSON. */
  readonly manyStatement: string;
  readonly columns: readonly Column[];
  readonly write: WriteRows<object>;
}

const known = new WeakMap<ModelStatic<Model>, Insertion>();

/** The same text for every row of a model. */
function statementOf(model: ModelStatic<Model>): Insertion {
  const present = known.get(model);
  if (present !== undefined) return present;
  const attributes = Object.entries(model.getAttributes());
  const columns = attributes.map(([name, { type, defaultValue, field = name }]) => ({ name, field, isJson: type instanceof DataTypes.JSONB, defaultValue }));
  const fields = attributes.map(([name, { field = name }]) => `"${field}"`).join(', ');
  const places = attributes.map((_attribute, place) => `$${place + 1}`).join(', ');
  const insertion: Insertion = {
    statement: `INSERT INTO "${model.tableName}" (${fields}) VALUES (${places})`,
    manyStatement: `INSERT INTO "${model.tableName}" (${fields}) SELECT ${fields} FROM json_populate_recordset(NULL::"${model.tableName}", $1)`,
    columns,
    write: (rows, transaction) => insertRows(model, rows, transaction),
  };
  known.set(model, insertion);
  return insertion;
}
