import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenCase } from '../approval/cases.ts';
import type { Office } from './office.ts';

type Phase = 'before' | 'deciding' | 'following' | 'over';

/** How long each decision of a person took, in milliseconds, by what went on beside it when it began. */
export interface Person {
  readonly durations: Readonly<Record<Phase, number[]>>;
}

/** One decision after the other, each with a pause before it, until there are no more cases or `isOver` says so. */
export async function decideAsPerson(
  office: Office, cases: Iterator<OpenCase>,
  { thinkMs, phase, isOver }: { thinkMs: number; phase: () => Phase; isOver: (count: number) => boolean },
): Promise<Person> {
  const durations: Record<Phase, number[]> = { before: [], deciding: [], following: [], over: [] };
  for (let count = 0; !isOver(count); count += 1) {
    const { value, done } = cases.next();
    if (done === true) break;
    await sleep(thinkMs);
    const began = phase();
    const startedAt = performance.now();
    await office.decide(value);
    durations[began].push(performance.now() - startedAt);
  }
  return { durations };
}
