import { ProblemError } from '../problem.ts';

/** The Temporal server takes ten Updates of one workflow at once; one is left free for the relay. */
const UPDATES_AT_ONCE = 9;

/** A caller waits this long for his turn before he is asked to come back. */
const PATIENCE_MS = 2_000;

export type CaseGate = <Result>(caseId: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets a few decisions of one case through at once, so that all API processes together stay under the server's limit.
 *
 * @throws ProblemError `case-busy` (503) after two seconds of waiting; nothing was sent then.
 */
export function createCaseGate(apiProcesses: number): CaseGate {
  const places = Math.max(1, Math.floor(UPDATES_AT_ONCE / apiProcesses));
  const cases = new Map<string, { running: number; waiting: (() => void)[] }>();

  async function enter(caseId: string): Promise<void> {
    const entry = cases.get(caseId) ?? { running: 0, waiting: [] };
    cases.set(caseId, entry);
    if (entry.running < places) {
      entry.running += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const admit = (): void => { clearTimeout(timer); resolve(); };
      const timer = setTimeout(() => {
        entry.waiting.splice(entry.waiting.indexOf(admit), 1);
        reject(new ProblemError('case-busy', { retryAfter: 1 }));
      }, PATIENCE_MS);
      entry.waiting.push(admit);
    });
  }

  function leave(caseId: string): void {
    const entry = cases.get(caseId);
    const next = entry?.waiting.shift();
    if (next !== undefined) {
      // His place is handed on, so that nobody who comes later can take it.
      next();
    } else if (entry !== undefined) {
      entry.running -= 1;
      if (entry.running === 0) cases.delete(caseId);
    }
  }

  return async function pass(caseId, work) {
    await enter(caseId);
    try {
      return await work();
    } finally {
      leave(caseId);
    }
  };
}
