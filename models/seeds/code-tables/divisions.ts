import { readFileSync } from 'node:fs';

export interface SeededDivision {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: 'province' | 'city' | 'county';
  readonly parentCode: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

const LEVELS = ['province', 'city', 'county'] as const;

/**
 * Shandong, its 16 cities and 136 counties (GB/T 2260), from `divisions.json` beside this file. They are valid from the
 * last change among them, Penglai District. Development zones are no divisions; 371200 (Laiwu) became part of Jinan.
 *
 * @throws TypeError when the file is damaged.
 */
export function readDivisions(): SeededDivision[] {
  const rows: unknown = JSON.parse(readFileSync(new URL('divisions.json', import.meta.url), 'utf8'));
  if (!Array.isArray(rows) || !rows.every(isDivision)) throw new TypeError('divisions.json holds a row that is no division');
  return rows;
}

function isDivision(row: unknown): row is SeededDivision {
  if (typeof row !== 'object' || row === null) return false;
  const isText = (name: string): boolean => typeof Reflect.get(row, name) === 'string';
  const level: unknown = Reflect.get(row, 'level');
  return ['code', 'name', 'nameEn', 'validFrom'].every(isText) && LEVELS.some((known) => known === level)
    && (isText('parentCode') || level === 'province');
}
