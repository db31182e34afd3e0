import pg from 'pg';

/** One statement as it went to the server. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Everything that `pg` sends while `work` runs: nothing is left out and nothing is written again by hand. */
export async function recordStatements(work: () => Promise<unknown>): Promise<Statement[]> {
  const { query } = pg.Client.prototype;
  const statements: Statement[] = [];
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...args: unknown[]): unknown {
      statements.push(statementOf(args));
      return Reflect.apply(query, this, args);
    },
  });
  try {
    await work();
  } finally {
    Object.assign(pg.Client.prototype, { query });
  }
  return statements;
}

/** A prepared statement is sent as an object. */
function statementOf([first, second]: readonly unknown[]): Statement {
  const text: unknown = typeof first === 'string' ? first : Reflect.get(Object(first), 'text');
  const values: unknown = typeof first === 'string' ? second : Reflect.get(Object(first), 'values');
  return { text: String(text), values: Array.isArray(values) ? values : [] };
}
