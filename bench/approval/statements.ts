import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Statement } from './record-statements.ts';

/** What one approval sent to the database, from BEGIN to COMMIT, and which words in it belong to its case alone. */
export interface RecordedApproval {
  readonly statements: readonly Statement[];
  /** The values of its case, in the order in which other cases name theirs. */
  readonly own: readonly string[];
  /** Ids and codes that it made: every approval makes new ones. */
  readonly made: readonly string[];
}

/** As it lies in a file: whether what comes with values is sent as prepared statements. */
export interface KeptApproval extends RecordedApproval {
  readonly prepares: boolean;
}

/** Runs the statements of an approval with the values of another case, one after the other on one connection. */
export type RunApproval = (values: readonly string[]) => Promise<void>;

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Ids that stand in the statements, are not its case's, and were in no table before. */
export function madeIdsIn(statements: readonly Statement[], known: readonly string[]): string[] {
  const found = new Set(JSON.stringify(statements).match(UUID));
  return [...found].filter((id) => !known.includes(id));
}

/** The approval that was recorded in a file, ready to run for other cases. */
export function loadApproval(file: string, databaseUrl: string): RunApproval {
  const { statements, own, made, prepares }: KeptApproval = JSON.parse(readFileSync(file, 'utf8'));
  const words = new RegExp(`(${[...own, ...made].filter((word) => word !== '').map((word) => word.replaceAll('.', '\\.')).join('|')})`);
  const templates = statements.map(({ text, values }, place) => ({
    name: prepares && values.length > 0 ? { name: `statement${place}` } : {},
    fillText: template(text, words), fillValues: values.map((value) => valueTemplate(value, words)),
  }));
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });

  return async function runApproval(values) {
    const wordOf: Words = new Map([
      ...own.map((word, place) => [word, values[place] ?? ''] as const), ...made.map((word) => [word, randomUUID()] as const),
    ]);
    const client = await pool.connect();
    let isWhole = false;
    try {
      for (const { name, fillText, fillValues } of templates) {
        await client.query({ ...name, text: fillText(wordOf), values: fillValues.map((fill) => fill(wordOf)) });
      }
      isWhole = true;
    } finally {
      client.release(!isWhole);
    }
  };
}

/** What stands in the place of each word of the recorded case. */
type Words = ReadonlyMap<string, string>;

/** Cut once, so that filling in costs little. Every second part is one of the words. */
function template(text: string, words: RegExp): (wordOf: Words) => string {
  const parts = text.split(words);
  return (wordOf) => parts.map((part, place) => (place % 2 === 1 ? wordOf.get(part) : part)).join('');
}

function valueTemplate(value: unknown, words: RegExp): (wordOf: Words) => unknown {
  if (typeof value === 'string') return template(value, words);
  if (!Array.isArray(value)) return () => value;
  const items = value.map((item) => valueTemplate(item, words));
  return (wordOf) => items.map((fill) => fill(wordOf));
}
