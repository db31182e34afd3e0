import type { Transaction } from 'sequelize';
import { writeAudit } from '../models/stores/audit.ts';
import type { ForbiddenReason } from '../workflows/shared/command.ts';
import { moves } from './moves/index.ts';
import type { Moved, MoveContext, ProvedCommand, Refusal } from './moves/move.ts';

/**
 * Does what the verb of a command says to a case that is locked, whoever proved that the person wants it: an Update by
 * its assertion, a batch by its receipt. Rights, revision and reason are judged here, with fresh data.
 */
export async function carryOut(context: MoveContext): Promise<Moved | Refusal> {
  const { command, claims, at, transaction } = context;
  const result = await moves[command.verb](context);
  return result.status === 'forbidden' ? deny({ command, reason: result.reason, claims, at }, transaction) : result;
}

/** A denied attempt stays in the audit trail, wherever it came from: an Update typed into the Temporal UI leaves no other trace. */
export async function deny(
  { command: { caseId, verb, requestId }, reason, claims, at }: {
    command: ProvedCommand; reason: ForbiddenReason; claims: MoveContext['claims'] | null; at: string;
  },
  transaction: Transaction,
): Promise<Refusal & { readonly status: 'forbidden' }> {
  await writeAudit({
    action: `case.${verb}`, result: 'denied', code: reason, accountId: claims?.accountId ?? null,
    membershipId: claims?.membershipId ?? null, subjectType: 'Case', subjectId: caseId, requestId, at,
  }, transaction);
  return { status: 'forbidden', reason };
}
