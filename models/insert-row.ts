import { type CreationAttributes, DataTypes, type Model, type ModelStatic, QueryTypes, type Transaction } from 'sequelize';
import { connectionOf } from './find-rows.ts';

/**
 * Inserts one row of a model that nobody reads back: no instance is built, nothing is returned, and the database alone
 * judges the values. It costs a third of `create`, which counts where people wait for several rows in one transaction.
 *
 * Throws what the database refuses, as `create` does, for example UniqueConstraintError.
 */
export async function insertRow<Row extends Model>(
  model: ModelStatic<Row>, values: CreationAttributes<Row>, transaction: Transaction,
): Promise<void> {
  const { statement, columns } = statementOf(model);
  const given: object = values;
  const bind = columns.map(({ name, isJson, defaultValue }) => {
    const value: unknown = Reflect.get(given, name) ?? defaultValue ?? null;
    return isJson && value !== null ? JSON.stringify(value) : value;
  });
  await connectionOf(model).query(statement, { bind, type: QueryTypes.RAW, transaction });
}

interface Column {
  readonly name: string;
  readonly isJson: boolean;
  readonly defaultValue: unknown;
}

interface Insertion {
  readonly statement: string;
  readonly columns: readonly Column[];
}

const known = new WeakMap<ModelStatic<Model>, Insertion>();

/** The same text for every row of a model. */
function statementOf(model: ModelStatic<Model>): Insertion {
  const present = known.get(model);
  if (present !== undefined) return present;
  const attributes = Object.entries(model.getAttributes());
  const columns = attributes.map(([name, { type, defaultValue }]) => ({ name, isJson: type instanceof DataTypes.JSONB, defaultValue }));
  const fields = attributes.map(([name, { field = name }]) => `"${field}"`).join(', ');
  const places = attributes.map((_attribute, place) => `$${place + 1}`).join(', ');
  const insertion = { statement: `INSERT INTO "${model.tableName}" (${fields}) VALUES (${places})`, columns };
  known.set(model, insertion);
  return insertion;
}
