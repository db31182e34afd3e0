import type { Sequelize } from 'sequelize';
import { queryRows } from '../../models/database.ts';

/** The tables of a database but `migrations`, each with its columns by their present names. */
export async function listTables(sequelize: Sequelize): Promise<Map<string, string[]>> {
  const rows = await queryRows<{ name: string; columns: string[] }>(sequelize, `
    SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attname) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'migrations'
    GROUP BY c.relname ORDER BY c.relname`);
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

/** Every column, constraint, index, sequence and grant of a database as PostgreSQL describes them, one a line. */
export async function describeSchema(sequelize: Sequelize): Promise<string[]> {
  const rows = await queryRows<{ line: string }>(sequelize, `
    WITH ours AS (SELECT oid, relname, relkind, relacl FROM pg_class WHERE relnamespace = 'public'::regnamespace)
    SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') AS line
    FROM ours c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind = 'r'
    UNION ALL
    SELECT 'constraint ' || c.relname || '.' || k.conname || ' ' || pg_get_constraintdef(k.oid)
    FROM ours c JOIN pg_constraint k ON k.conrelid = c.oid
    UNION ALL
    SELECT 'index ' || pg_get_indexdef(c.oid) FROM ours c WHERE c.relkind = 'i'
    UNION ALL
    SELECT 'grants ' || c.relname || ' ' || coalesce(c.relacl::text, '') FROM ours c WHERE c.relkind IN ('r', 'S')
    ORDER BY line`);
  return rows.map(({ line }) => line);
}
