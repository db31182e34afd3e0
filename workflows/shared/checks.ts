/** A check informs the applicant before submission and the reviewer after it; it never decides. */
export type CheckResultKind = 'passed' | 'warning' | 'failed';

export interface CheckResult<Name extends string = string> {
  readonly name: Name;
  readonly result: CheckResultKind;
  /** Values for the message `checks.<name>.<result>`; codes, names of organizations and numbers, never a person's data. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a check says, without its name. */
export type CheckVerdict = Omit<CheckResult, 'name'>;

export const PASSED: CheckVerdict = { result: 'passed', params: {} };

/** Passed where there is none; otherwise a warning that says how many. */
export function warnOfAny(count: number): CheckVerdict {
  return count === 0 ? PASSED : { result: 'warning', params: { count } };
}

/** Runs the named checks of a flow, in the order given. Pure: the same arguments give the same results. */
export function runChecks<Name extends string, Args extends readonly unknown[]>(
  names: readonly Name[], byName: Readonly<Record<Name, (...args: Args) => CheckVerdict>>, ...args: Args
): CheckResult<Name>[] {
  return names.map((name) => ({ name, ...byName[name](...args) }));
}

export interface CheckTally {
  readonly failed: number;
  readonly warning: number;
  readonly passed: number;
}

/** How many checks ended which way; what an inbox row shows. */
export function tallyChecks(results: readonly CheckResult[]): CheckTally {
  const count = (kind: CheckResultKind): number => results.filter((check) => check.result === kind).length;
  return { failed: count('failed'), warning: count('warning'), passed: count('passed') };
}
