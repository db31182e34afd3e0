/**
 * Runs `work` with a connection to a database, which is ended afterwards. Throws what connecting or `work` throws.
 * @template T
 * @param {string} url
 * @param {(client: import('pg').Client) => Promise<T>} work
 * @param {number} [connectionTimeoutMillis]
 * @returns {Promise<T>}
 */
export async function withClient(url, work, connectionTimeoutMillis = 10_000) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
