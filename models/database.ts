import { QueryTypes, Sequelize, type Transaction } from 'sequelize';
import { initModels } from './index.ts';

export interface DatabaseOptions {
  /** Connections held at most. */
  readonly pool?: number;
  /** Called with the text of every statement; tests count queries with it. */
  readonly onQuery?: (sql: string) => void;
}

/**
 * Connects the models to a database. Nothing is asked of it yet: a wrong address shows at the first query, which fails
 * within 5 s instead of waiting for ever.
 */
export function createDatabase(url: string, options: DatabaseOptions = {}): Sequelize {
  const { pool = 10, onQuery } = options;
  const sequelize = new Sequelize(url, {
    dialect: 'postgres',
    logging: onQuery === undefined ? false : (sql) => onQuery(sql),
    pool: { max: pool, min: 0, idle: 30_000, acquire: 5_000 },
    dialectOptions: { connectionTimeoutMillis: 5_000, statement_timeout: 30_000, keepAlive: true },
    define: { underscored: true, timestamps: false },
    retry: { max: 1 },
  });
  initModels(sequelize);
  return sequelize;
}

/** Runs `work` in a transaction, or in the one already open. The transaction is handed on; there is no ambient one. */
export async function withTransaction<Result>(
  sequelize: Sequelize, work: (transaction: Transaction) => Promise<Result>, outer: Transaction | null = null,
): Promise<Result> {
  return outer === null ? sequelize.transaction(work) : work(outer);
}

/** Runs a hand-written statement and gives its rows; `Row` names the columns as the statement aliases them. */
export async function queryRows<Row extends object>(
  sequelize: Sequelize, sql: string, replacements: Record<string, unknown> = {}, transaction: Transaction | null = null,
): Promise<Row[]> {
  return sequelize.query<Row>(sql, { type: QueryTypes.SELECT, replacements, transaction });
}
