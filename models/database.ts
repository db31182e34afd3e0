import { ConnectionError, DatabaseError, QueryTypes, Sequelize, type Transaction } from 'sequelize';
import { initModels } from './index.ts';
import { preparingPg } from './preparing-client.ts';

/** SQLSTATE classes of a server that goes away: connection lost, shutting down, out of connections. */
const AWAY = /^(?:08|57P0|53300)/;

/** SQLSTATE of what may well succeed when it is tried again: a deadlock, a statement or a lock that took too long. */
const PASSING = /^(?:40|55P03|57014|53)/;

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
    dialectModule: preparingPg,
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

/**
 * As {@link queryRows}, for a statement whose text is always the same: values stand in it as `$name` and are sent beside it, so
 * each connection plans it once. It names its columns: a plan of `*` ends when a migration adds one.
 */
export async function queryPrepared<Row extends object>(
  sequelize: Sequelize, sql: string, bind: Record<string, unknown>, transaction: Transaction | null = null,
): Promise<Row[]> {
  return sequelize.query<Row>(sql, { type: QueryTypes.SELECT, bind, transaction });
}

/** Whether an error says that the database is not there. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof ConnectionError) return true;
  if (!(error instanceof DatabaseError)) return false;
  const code = sqlStateOf(error);
  // A socket that ends in the middle of a statement has no SQLSTATE.
  return code === null ? /Connection terminated|Client has encountered a connection error/.test(error.parent.message)
    : AWAY.test(code) || code.startsWith('ECONN') || code === 'EPIPE';
}

/** Whether an error says nothing of what was asked for: the database is not there, or was too busy. */
export function isOutage(error: unknown): boolean {
  return isDatabaseAway(error) || (error instanceof DatabaseError && PASSING.test(sqlStateOf(error) ?? ''));
}

function sqlStateOf(error: DatabaseError): string | null {
  const code: unknown = Reflect.get(error.parent, 'code');
  return typeof code === 'string' ? code : null;
}
