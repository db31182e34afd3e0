import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';

/** The machine, and how busy it is by others right now: figures of a busy machine are no figures. */
export function machineLine(): string {
  const [processor] = os.cpus();
  const load = os.loadavg().map((value) => value.toFixed(2)).join(' ');
  return `${os.cpus().length} × ${processor?.model ?? 'unknown processor'}, Node ${process.version}, load average ${load}`;
}

/** Prints rows under their heads; the first column is text, all others are numbers. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of [head, ...rows]) {
    console.log(row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    }).join('  ').trimEnd());
  }
}

/** Keeps what was measured as JSON in `bench/results/`, which is not in git. */
export function keepResults(name: string, results: object): void {
  const folder = fileURLToPath(new URL('../results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = `${folder}${name}-${new Date().toISOString().replace(/[:.]/g, '-')}.json`;
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`Kept in ${file}`);
}
