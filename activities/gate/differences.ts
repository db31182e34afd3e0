import type { NextCommands } from '../../workflows/shared/recorded.ts';

/** The first thing that two answers to the same event do not have in common; null when there is none. */
export function firstDifference(kept: NextCommands, fresh: NextCommands): string | null {
  const length = Math.max(kept.lines.length, fresh.lines.length);
  const place = Array.from({ length }).findIndex((_, index) => kept.lines[index] !== fresh.lines[index]);
  if (place === -1) return null;
  return `"${kept.lines[place] ?? NOTHING_MORE}" becomes "${fresh.lines[place] ?? NOTHING_MORE}"`;
}

const NOTHING_MORE = 'nothing more';

/** Patches that are new in an answer. */
export function newPatches(kept: NextCommands, fresh: NextCommands): string[] {
  return fresh.patches.filter((id) => !kept.patches.includes(id));
}

const MAX_LENGTH = 300;

/**
 * Why a history does not replay, in one line: names of types and numbers of events. The message of an error that code threw may
 * hold anything, and is left out.
 */
export function reasonOf({ message }: Error): string {
  const [, inner = message] = /message: "((?:[^"\\]|\\.)*)"/u.exec(message) ?? [];
  const [, difference] = /Nondeterminism error: (.+)/su.exec(inner) ?? [];
  if (difference !== undefined) return oneLine(difference);
  const [missing] = /Failed to initialize workflow of type '\w+': no such function/u.exec(inner) ?? [];
  return missing ?? 'the new code throws an error in the middle of its history; its message may hold anything and is not shown';
}

function oneLine(text: string): string {
  const line = text.replaceAll('\\"', '"').replaceAll(/\s+/gu, ' ').replaceAll(/\d{8,}/gu, '…');
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
}
