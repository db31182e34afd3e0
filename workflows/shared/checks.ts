/** A check informs the applicant before submission and the reviewer after it; it never decides. */
export type CheckResultKind = 'passed' | 'warning' | 'failed';

export interface CheckResult<Name extends string = string> {
  readonly name: Name;
  readonly result: CheckResultKind;
  /** Values for the message `checks.<name>.<result>`; codes, names of organizations and numbers, never a person's data. */
  readonly params: Readonly<Record<string, string | number>>;
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
