import { subject as caslSubject } from '@casl/ability';
import type { Sequelize, Transaction } from 'sequelize';
import { withTransaction } from '../../models/database.ts';
import { gatherWithin, writeGathered } from '../../models/gathered.ts';
import type { RosterModel } from '../../models/roster.ts';
import { findActor } from '../../models/stores/actor.ts';
import { AttachmentsUnusableError, attachmentsIn, shareAttachments, withSharedAttachments } from '../../models/stores/attachments.ts';
import { forms } from '../../models/stores/forms.ts';
import { rememberWithin } from '../../models/stores/once-within.ts';
import { type CaseOpening, openCase } from '../../models/stores/open-case.ts';
import { type WaitingPerson, writeDeclared, writeRosterReceipt } from '../../models/stores/roster-items.ts';
import { SubjectBusyError } from '../../models/stores/submit-case.ts';
import { submitWithin } from '../../models/stores/submit-form.ts';
import { type CounterMove, moveCounters } from '../../models/stores/task-counters.ts';
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

/** How many people one transaction declares for: they share what is asked of reviewers, rules and calendars, and the lock of the counter. */
export const PEOPLE_AT_ONCE = 25;

/**
 * Declares for some people of a roster in one SQL transaction: for each the case, its first task and events, the entry that starts
 * its workflow later, and what became of it. Where one of them is refused, each gets a transaction of his own. The right to
 * declare is read fresh.
 *
 * Safe to retry: the receipts are committed together with the cases, and without one there is none.
 *
 * @returns false when somebody has a result already, or the roster has ended or is to end.
 */
export async function declarePeople(deps: RosterDeps, order: RosterOrder, people: readonly WaitingPerson[]): Promise<boolean> {
  try {
    await declareTogether(deps, order, people);
    return true;
  } catch (error) {
    if (error instanceof NotTakenError && people.length === 1) return false;
    if (!(error instanceof NotTakenError) && refusalOf(error) === null) throw error;
    if (people.length === 1) return refuse(deps, order, people[0], refusalOf(error));
  }
  for (const person of people) if (!await declarePeople(deps, order, [person])) return false;
  return true;
}

async function declareTogether(deps: RosterDeps, order: RosterOrder, people: readonly WaitingPerson[]): Promise<void> {
  const { roster: { id: rosterId }, at } = order;
  await withTransaction(deps.sequelize, async (transaction) => {
    rememberWithin(transaction);
    gatherWithin(transaction);
    await requireRight(deps, order, transaction);
    const moves: CounterMove[] = [];
    const declared: { position: number; caseId: string }[] = [];
    for (const person of inLockOrder(people)) {
      const caseId = await declare(deps, order, { ...person, collect: (moved) => { moves.push(...moved); } }, transaction);
      declared.push({ position: person.position, caseId });
    }
    await writeGathered(transaction);
    if (!await writeDeclared(deps.sequelize, { rosterId, at, declared }, transaction)) throw new NotTakenError();
    await moveCounters(deps.sequelize, moves, transaction);
  });
}

/** People are taken in the order of their ids: two rosters over the same people then wait for each other, but never in a circle. */
function inLockOrder(people: readonly WaitingPerson[]): WaitingPerson[] {
  return people.toSorted((one, other) => ((one.personId ?? '') < (other.personId ?? '') ? -1 : 1));
}

async function refuse(
  { sequelize }: RosterDeps, { roster: { id: rosterId }, at }: RosterOrder, person: WaitingPerson | undefined, reasonCode: string | null,
): Promise<boolean> {
  if (person === undefined) return false;
  return writeRosterReceipt(sequelize, { result: 'refused', reasonCode, caseId: null, rosterId, position: person.position, at });
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

async function requireRight({ sequelize }: RosterDeps, { roster }: RosterOrder, transaction: Transaction): Promise<void> {
  const { accountId, membershipId, organizationId, studyForm } = roster;
  const actor = await findActor(sequelize, { accountId, membershipId }, transaction);
  const declared = { kind: caseKindOf(creditHourReview.id, studyForm), organizationId };
  if (actor === null || !defineAbility(actor).can('submit', caslSubject('Case', declared))) throw new RefusedError('forbidden');
}

async function declare(
  deps: RosterDeps, { roster, form, at }: RosterOrder, { position, personId, hours, collect }: WaitingPerson & Required<Pick<CaseOpening, 'collect'>>,
  transaction: Transaction,
): Promise<string> {
  if (personId === null) throw new RefusedError('personUnknown');
  const { accountId, organizationId, studyForm: subject } = roster;
  const owner = `roster:${roster.id}`;
  const ids = attachmentsIn(forms[caseKindOf(creditHourReview.id, subject)], form).map(({ id }) => id);
  const shared = await shareAttachments({ ids, owner }, transaction);
  const submitted = await submitWithin(deps, {
    flowId: creditHourReview.id, subject, form: { ...withSharedAttachments(form, shared), ...(hours === null ? {} : { hours }) },
    submitterAccountId: accountId, organizationId, personId, classId: roster.classId, owner, at, groupId: roster.id, startsFrom: turnOf(roster, position),
    alsoWrite: (found, _reviewer, within) => openCase(deps.sequelize, found, at, within, { isQuiet: position > 1, collect }),
  }, transaction);
  if (submitted.status === 'submitted') return submitted.found.id;
  throw new RefusedError(submitted.status === 'invalid' ? submitted.errors[0]?.code ?? submitted.status : submitted.status);
}

/** When the workflow of somebody's case starts: once the roster may be through, one after the other, at a set pace. */
function turnOf({ createdAt, total }: RosterModel, position: number): string {
  return new Date(createdAt.getTime() + (total / PEOPLE_PER_SECOND + position / STARTS_PER_SECOND) * 1_000).toISOString();
}
