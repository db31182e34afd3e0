import { subject as caslSubject } from '@casl/ability';
import type { Sequelize, Transaction } from 'sequelize';
import { withTransaction } from '../../models/database.ts';
import type { RosterModel } from '../../models/roster.ts';
import { findActor } from '../../models/stores/actor.ts';
import { AttachmentsUnusableError, attachmentsIn, shareAttachments, withSharedAttachments } from '../../models/stores/attachments.ts';
import { forms } from '../../models/stores/forms.ts';
import { openCase } from '../../models/stores/open-case.ts';
import { type RosterReceipt, type WaitingPerson, writeRosterReceipt } from '../../models/stores/roster-items.ts';
import { SubjectBusyError } from '../../models/stores/submit-case.ts';
import { submitWithin } from '../../models/stores/submit-form.ts';
import type { Sealing } from '../../platform/sealing.ts';
import { defineAbility } from '../../policies/ability.ts';
import { creditHourReview } from '../../workflows/flows/credit-hour-review/definition.ts';
import { caseKindOf } from '../../workflows/flows/index.ts';

export interface RosterDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
}

/** What holds for everybody of a roster. */
export interface RosterOrder {
  readonly roster: RosterModel;
  readonly form: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly at: string;
}

/** People declared for per second, about: the first workflow starts when the roster is nearly through. */
const PEOPLE_PER_SECOND = 100;

/** Workflows started per second: a start costs some 40 ms of a core, and people decide meanwhile. */
const STARTS_PER_SECOND = 20;

/** Why nothing is declared for somebody. */
class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/**
 * Declares for one person of a roster in one SQL transaction: the case, its first task and event, the entry that starts its
 * workflow later, and what became of it. The right to declare is read fresh.
 *
 * Safe to retry: the receipt is committed together with the case, and without one there is none.
 *
 * @returns false when he has a result already, or the roster has ended or is to end; nothing was changed then.
 */
export async function declareItem(deps: RosterDeps, order: RosterOrder, person: WaitingPerson): Promise<boolean> {
  const { roster: { id: rosterId }, at } = order;
  const receipt = (outcome: RosterReceipt) => ({ ...outcome, rosterId, position: person.position, at });
  try {
    await withTransaction(deps.sequelize, async (transaction) => {
      const caseId = await declare(deps, order, person, transaction);
      const isFirst = await writeRosterReceipt(deps.sequelize, receipt({ result: 'declared', reasonCode: null, caseId }), transaction);
      if (!isFirst) throw new NotTakenError();
    });
    return true;
  } catch (error) {
    if (error instanceof NotTakenError) return false;
    const reasonCode = refusalOf(error);
    if (reasonCode === null) throw error;
    return writeRosterReceipt(deps.sequelize, receipt({ result: 'refused', reasonCode, caseId: null }));
  }
}

/** Undoes what was declared for somebody who is not this run's. */
class NotTakenError extends Error {
  override readonly name = 'NotTakenError';
}

function refusalOf(error: unknown): string | null {
  if (error instanceof RefusedError) return error.message;
  if (error instanceof SubjectBusyError) return 'subject-busy';
  return error instanceof AttachmentsUnusableError ? 'attachment-missing' : null;
}

async function declare(
  deps: RosterDeps, { roster, form, at }: RosterOrder, { position, personId, hours }: WaitingPerson, transaction: Transaction,
): Promise<string> {
  if (personId === null) throw new RefusedError('personUnknown');
  const { accountId, membershipId, organizationId, studyForm: subject } = roster;
  const kind = caseKindOf(creditHourReview.id, subject);
  const actor = await findActor(deps.sequelize, { accountId, membershipId }, transaction);
  if (actor === null || !defineAbility(actor).can('submit', caslSubject('Case', { kind, organizationId }))) throw new RefusedError('forbidden');
  const owner = `roster:${roster.id}`;
  const shared = await shareAttachments(deps.sequelize, { ids: attachmentsIn(forms[kind], form).map(({ id }) => id), owner }, transaction);
  const submitted = await submitWithin(deps, {
    flowId: creditHourReview.id, subject, form: { ...withSharedAttachments(form, shared), ...(hours === null ? {} : { hours }) },
    submitterAccountId: accountId, organizationId, personId, owner, at, groupId: roster.id, startsFrom: turnOf(roster, position),
    alsoWrite: (found, _reviewer, within) => openCase(deps.sequelize, found, at, within, { isQuiet: position > 1 }),
  }, transaction);
  if (submitted.status === 'submitted') return submitted.found.id;
  throw new RefusedError(submitted.status === 'invalid' ? submitted.errors[0]?.code ?? submitted.status : submitted.status);
}

/** When the workflow of somebody's case starts: once the roster may be through, one after the other, at a set pace. */
function turnOf({ createdAt, total }: RosterModel, position: number): string {
  return new Date(createdAt.getTime() + (total / PEOPLE_PER_SECOND + position / STARTS_PER_SECOND) * 1_000).toISOString();
}
