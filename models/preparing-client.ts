import pg from 'pg';

/** Texts beyond this number are sent as they are: every prepared one takes memory on every connection. */
const MOST = 500;

const names = new Map<string, string>();

/**
 * A connection that has the server parse and plan a statement once and from then on sends its values alone. It does so with
 * all that is sent with values: they never stand in the text, so the texts are few. What has its values in the text, a list
 * with filters for example, is planned for them each time.
 */
class PreparingClient extends pg.Client {}
Object.assign(PreparingClient.prototype, {
  query(this: PreparingClient, ...args: unknown[]): unknown {
    const [text, values, ...rest] = args;
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : null;
    return Reflect.apply(pg.Client.prototype.query, this, name === null ? args : [{ name, text, values }, ...rest]);
  },
});

/** The same name for the same text; null once there are too many. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known ?? null;
  const name = `xs${names.size}`;
  names.set(text, name);
  return name;
}

/** `pg`, as Sequelize takes it, with connections that prepare. */
export const preparingPg = { ...pg, Client: PreparingClient };
