import type { Transaction } from 'sequelize';
import type { CaseModel } from '../models/case.ts';
import { withTransaction } from '../models/database.ts';
import { describeCaseRow } from '../models/stores/case-row.ts';
import { lockCase } from '../models/stores/open-case.ts';
import { type CommandBody, findCommandBody } from '../models/stores/requests.ts';
import type { TransitionInput } from '../workflows/kit/ports.ts';
import type { TransitionResult } from '../workflows/shared/command.ts';
import { carryOut, deny } from './carry-out.ts';
import type { Moved, MoveDeps, Refusal } from './moves/move.ts';

/**
 * One command of a person, one SQL transaction: lock, judge with fresh data, decision row, tasks, effect, event, outbox,
 * counters. Expected refusals are values; what throws is an outage and is tried again.
 *
 * Safe to retry: a second run finds the event of the same request and answers `applied` again without changing
 * anything.
 */
export async function transition(deps: MoveDeps, input: TransitionInput): Promise<TransitionResult> {
  return withTransaction(deps.sequelize, async (transaction) => {
    const { command } = input;
    const found = await lockCase(command.caseId, transaction);
    if (found === null) throw new RangeError(`There is no case ${command.caseId}`);
    const request = await findCommandBody(deps, command, transaction);
    const result = request.status === 'done'
      ? { status: 'moved' as const, eventId: request.eventId } : await prove(deps, { found, request, input }, transaction);
    const row = await describeCaseRow(deps.sequelize, found, transaction);
    return result.status === 'moved' ? { status: 'applied', eventId: result.eventId, row } : { ...result, row };
  });
}

/** Believes who asks and what he sent only when the API has signed it. */
async function prove(
  deps: MoveDeps,
  { found, request, input: { command, acceptedAt, at } }: {
    found: CaseModel; request: Exclude<CommandBody, { status: 'done' }>; input: TransitionInput;
  },
  transaction: Transaction,
): Promise<Moved | Refusal> {
  const asserted = deps.assertions.verify(command.assertion, { ...command, at: acceptedAt });
  if (!asserted.ok) return deny({ command, reason: asserted.reason, claims: null, at }, transaction);
  if (request.status !== 'found') return request;
  return carryOut({ deps, found, command, claims: asserted.claims, body: request.body, at, tellFrom: at, transaction });
}
