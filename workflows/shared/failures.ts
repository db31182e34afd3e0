/** Types of `ApplicationFailure`; code compares these, never `instanceof` across realms. */
export const FAILURE = {
  /** An Update or start input whose shape is wrong; nothing was tried. */
  invalidShape: 'InvalidShape',
  /** The case row is missing; retrying cannot help. */
  caseMissing: 'CaseMissing',
  /** The batch row is missing; retrying cannot help. */
  batchMissing: 'BatchMissing',
  /** The roster row is missing; retrying cannot help. */
  rosterMissing: 'RosterMissing',
  /** The transition was sent to a workflow that follows another case. */
  wrongCase: 'WrongCase',
} as const;

export type FailureType = (typeof FAILURE)[keyof typeof FAILURE];
