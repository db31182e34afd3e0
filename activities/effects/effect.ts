import type { Sequelize, Transaction } from 'sequelize';
import type { CaseModel } from '../../models/case.ts';
import type { CounterMove } from '../../models/stores/task-counters.ts';
import type { Sealing } from '../../platform/sealing.ts';
import type { CaseOutcome } from '../../workflows/shared/case-state.ts';
import type { BlockedReason } from '../../workflows/shared/command.ts';

export interface EffectContext {
  readonly sequelize: Sequelize;
  readonly transaction: Transaction;
  readonly sealing: Sealing;
  /** The case, locked. */
  readonly found: CaseModel;
  /** The instant of the transition, ISO 8601. */
  readonly at: string;
  /** How many hours the approval that is judged recognizes; null where that is not asked. */
  readonly recognizedHours?: number | null;
}

/** Changes the domain; gives what that does to inboxes beside that of the case. */
type EffectOfOutcome = (context: EffectContext) => Promise<readonly CounterMove[]>;

/** Where an end changes nothing. */
export const noEffect: EffectOfOutcome = async () => Promise.resolve([]);

/**
 * What the end of a flow changes in the domain, inside the transaction of the last decision. Nothing external happens
 * here. It runs once per case, because the decision that calls it is unique.
 */
export type Effect = Readonly<Record<CaseOutcome, EffectOfOutcome>> & {
  /**
   * Asked before the last step is approved and before anything is written: what has changed since the form was submitted so
   * that it cannot take effect, or null. The case then stays open.
   */
  readonly guard?: (context: EffectContext) => Promise<BlockedReason | null>;
  /**
   * The present revision of the record that the case changes, null where there is none; asked at the same moment. When it is not
   * the one that was compared, the case is compared again. Flows that change no record leave it out.
   */
  readonly recordRevision?: (context: EffectContext) => Promise<number | null>;
};
