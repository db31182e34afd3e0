import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import type { CaseCommand } from '../../workflows/shared/command.ts';
import { queryPrepared, queryRows } from '../database.ts';
import { RequestModel } from '../request.ts';
import { COMMAND_TARGET, type CommandTarget } from './command-target.ts';

const BODY = 'requests.body';
const ANSWER = 'requests.answer';

/** Status under which a command that can no longer be applied is remembered. */
export const NOT_APPLIED_STATUS = 410;

export interface RequestDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
}

export interface RequestInput {
  /** `account:<id>` or `visitor:<id>`. */
  readonly owner: string;
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  /** Whether somebody will read the body later, as a transition does. Other bodies are forgotten: some hold a password. */
  readonly keepsBody: boolean;
}

/** An answer as it was given the first time. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type BegunRequest =
  | { readonly kind: 'new'; readonly id: string }
  | { readonly kind: 'running'; readonly id: string; readonly createdAt: Date }
  | { readonly kind: 'answered'; readonly id: string; readonly answer: StoredAnswer }
  | { readonly kind: 'other-body' };

/** As {@link RequestInput}, for a command to a case, which is sent at once. */
export type CommandInput = Omit<RequestInput, 'keepsBody'> & { readonly caseId: string };

/** What "the same request" means: a keyed hash of method, path and body, which says nothing of a password in it. */
export function bodyHashOf(
  { sealing }: Pick<RequestDeps, 'sealing'>, { method, path, body }: Pick<RequestInput, 'method' | 'path' | 'body'>,
): string {
  return sealing.blindIndex(`${method} ${path}\n${body}`, BODY);
}

/**
 * Takes an idempotency key for its owner, or says what became of it. Two requests at the same moment cannot both take
 * it: the unique index decides.
 */
export async function beginRequest(deps: RequestDeps, input: RequestInput): Promise<BegunRequest> {
  const id = uuidv7();
  const bodyHash = bodyHashOf(deps, input);
  const [created] = await queryPrepared<{ id: string }>(deps.sequelize, `
    INSERT INTO requests (id, owner, key, method, path, body_hash, body_sealed, state, created_at)
    VALUES ($id, $owner, $key, $method, $path, $bodyHash, $bodySealed, 'running', now())
    ON CONFLICT (owner, key) DO NOTHING RETURNING id`,
  { ...input, id, bodyHash, bodySealed: input.keepsBody ? deps.sealing.seal(input.body, BODY) : null });
  if (created !== undefined) return { kind: 'new', id };
  return findBegun(deps, { owner: input.owner, key: input.key, bodyHash });
}

/**
 * As {@link beginRequest}, for a command: its body is kept, it counts as sent, and its case comes along. Null when there is no
 * such case, and then the key is not taken.
 */
export async function beginCommand(deps: RequestDeps, input: CommandInput): Promise<{ begun: BegunRequest; target: CommandTarget } | null> {
  const id = uuidv7();
  const bodyHash = bodyHashOf(deps, input);
  const { owner, key, method, path, body, caseId } = input;
  const [found] = await queryPrepared<CommandTarget & { isNew: boolean }>(deps.sequelize, `
    WITH taken AS (
      INSERT INTO requests (id, owner, key, method, path, body_hash, body_sealed, case_id, state, created_at, sent_at)
      SELECT CAST($id AS uuid), $owner, CAST($key AS uuid), $method, $path, $bodyHash, $bodySealed, id, 'running', now(), now()
      FROM cases WHERE id = $caseId
      ON CONFLICT (owner, key) DO NOTHING RETURNING id
    )
    SELECT ${COMMAND_TARGET}, EXISTS (SELECT FROM taken) AS "isNew" FROM cases c WHERE c.id = $caseId`,
  { id, owner, key, method, path, bodyHash, bodySealed: deps.sealing.seal(body, BODY), caseId });
  if (found === undefined) return null;
  const { isNew, ...target } = found;
  return { begun: isNew ? { kind: 'new', id } : await findBegun(deps, { owner, key, bodyHash }), target };
}

/** What became of a key that was taken before. */
async function findBegun({ sealing }: RequestDeps, { owner, key, bodyHash }: { owner: string; key: string; bodyHash: string }): Promise<BegunRequest> {
  const known = await RequestModel.findOne({ where: { owner, key }, rejectOnEmpty: true });
  if (known.bodyHash !== bodyHash) return { kind: 'other-body' };
  const answer = answerOf(sealing, known);
  return answer === null
    ? { kind: 'running', id: known.id, createdAt: known.createdAt }
    : { kind: 'answered', id: known.id, answer };
}

/**
 * Stores the answer of a request. The first answer stays: false when another one is stored already, which tells a
 * transaction that its work was done by somebody else.
 */
export async function answerRequest(
  deps: RequestDeps, id: string, answer: StoredAnswer, transaction: Transaction | null = null,
): Promise<boolean> {
  const rows = await queryPrepared<{ id: string }>(deps.sequelize, `
    UPDATE requests SET state = 'answered', answer_status = $status, answer_sealed = $sealed, answered_at = now()
    WHERE id = $id AND state = 'running' RETURNING id`,
  { id, status: answer.status, sealed: deps.sealing.seal(JSON.stringify(answer), ANSWER) }, transaction);
  return rows.length === 1;
}

/** Replaces a stored answer by a fuller one with the same meaning, for example once the reviewer is known. */
export async function refineAnswer(deps: RequestDeps, id: string, answer: StoredAnswer): Promise<void> {
  await queryRows(deps.sequelize, `
    UPDATE requests SET answer_status = :status, answer_sealed = :sealed WHERE id = :id AND state = 'answered'`,
  { id, status: answer.status, sealed: deps.sealing.seal(JSON.stringify(answer), ANSWER) });
}

/**
 * Forgets a request that changed nothing, so that the same key may be sent again; a command that is still on its way
 * then finds no request and is refused. One that was applied in the meantime stays.
 *
 * @returns the id of the event made under this request, or null when there is none.
 */
export async function forgetRequest(deps: RequestDeps, id: string): Promise<string | null> {
  return deps.sequelize.transaction(async (transaction) => {
    const eventId = await lockAndFindEvent(deps, id, transaction);
    if (eventId === null) {
      await queryRows(deps.sequelize, "DELETE FROM requests WHERE id = :id AND state = 'running'", { id }, transaction);
    }
    return eventId;
  });
}

/**
 * Answers a command that stayed without an answer for too long with "not applied", for ever.
 *
 * @returns the id of its event if it was applied after all, and then nothing is written.
 */
export async function giveUpCommand(deps: RequestDeps, id: string, answer: StoredAnswer): Promise<string | null> {
  return deps.sequelize.transaction(async (transaction) => {
    const eventId = await lockAndFindEvent(deps, id, transaction);
    if (eventId === null) await answerRequest(deps, id, answer, transaction);
    return eventId;
  });
}

/** The transition locks the same row before it moves the case: what is seen after the lock is final. */
async function lockAndFindEvent({ sequelize }: RequestDeps, id: string, transaction: Transaction): Promise<string | null> {
  await queryRows(sequelize, 'SELECT id FROM requests WHERE id = :id FOR UPDATE', { id }, transaction);
  return findEventOf(sequelize, id, transaction);
}

/** The id of the event that was made under a request; null when there is none. */
export async function findEventOf(sequelize: Sequelize, requestId: string, transaction: Transaction): Promise<string | null> {
  const [event] = await queryRows<{ id: string }>(
    sequelize, 'SELECT id FROM case_events WHERE request_id = :requestId', { requestId }, transaction,
  );
  return event?.id ?? null;
}

export interface KnownRequest {
  readonly id: string;
  readonly bodyHash: string;
  /** As it was sent; null where nobody needs it again. */
  readonly body: string | null;
  readonly caseId: string | null;
  readonly sentAt: Date | null;
  readonly answer: StoredAnswer | null;
}

/** The request of this owner under this key, with its answer if it has one. */
export async function findRequest(deps: RequestDeps, owner: string, key: string): Promise<KnownRequest | null> {
  const known = await RequestModel.findOne({ where: { owner, key } });
  if (known === null) return null;
  const { id, bodyHash, bodySealed, caseId, sentAt } = known;
  const body = bodySealed === null ? null : deps.sealing.unseal(bodySealed, BODY);
  return { id, bodyHash, body, caseId, sentAt, answer: answerOf(deps.sealing, known) };
}

/** Who sent a request: `account:<id>` or `visitor:<id>`; null when it is gone. */
export async function findRequestOwner(id: string, transaction: Transaction): Promise<string | null> {
  const known = await RequestModel.findByPk(id, { attributes: ['owner'], transaction });
  return known?.owner ?? null;
}

/** What is known of the request of a command: the event it has made already, or its body. */
export type CommandBody =
  | { readonly status: 'done'; readonly eventId: string }
  | { readonly status: 'found'; readonly body: unknown }
  | { readonly status: 'invalid'; readonly reason: 'request-missing' | 'body-mismatch' }
  | { readonly status: 'not_applied' };

/**
 * The body that a command points at, read and locked inside the transition. A request whose event is there has been carried
 * out; one that was answered "not applied" stays so for ever: the person has been told to do it again.
 */
export async function findCommandBody(deps: RequestDeps, command: CaseCommand, transaction: Transaction): Promise<CommandBody> {
  const [known] = await queryPrepared<{ bodySealed: string | null; bodyHash: string | null; answerStatus: number | null; eventId: string | null }>(
    deps.sequelize, `
    WITH request AS (
      SELECT id, body_sealed, body_hash, answer_status FROM requests WHERE id = $requestId FOR UPDATE
    )
    SELECT r.body_sealed AS "bodySealed", r.body_hash AS "bodyHash", r.answer_status AS "answerStatus", e.id AS "eventId"
    FROM (VALUES (CAST($requestId AS uuid))) asked (id)
    LEFT JOIN request r ON r.id = asked.id LEFT JOIN case_events e ON e.request_id = asked.id`,
    { requestId: command.requestId }, transaction);
  const { eventId = null, bodySealed = null, bodyHash = null, answerStatus = null } = known ?? {};
  if (eventId !== null) return { status: 'done', eventId };
  if (bodySealed === null) return { status: 'invalid', reason: 'request-missing' };
  if (answerStatus === NOT_APPLIED_STATUS) return { status: 'not_applied' };
  if (bodyHash !== command.bodyHash) return { status: 'invalid', reason: 'body-mismatch' };
  return { status: 'found', body: JSON.parse(deps.sealing.unseal(bodySealed, BODY)) };
}

function answerOf(sealing: Sealing, { answerSealed }: RequestModel): StoredAnswer | null {
  if (answerSealed === null) return null;
  const parsed: unknown = JSON.parse(sealing.unseal(answerSealed, ANSWER));
  return isStoredAnswer(parsed) ? parsed : null;
}

function isStoredAnswer(value: unknown): value is StoredAnswer {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value && 'body' in value;
}
