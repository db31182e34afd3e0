import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { v7 as uuidv7 } from 'uuid';
import {
  answerRequest, beginCommand, beginRequest, type BegunRequest, bodyHashOf, forgetRequest, type RequestInput, type StoredAnswer,
} from '../../models/stores/requests.ts';
import type { CommandTarget } from '../../models/stores/command-target.ts';
import { isUuid } from '../../workflows/shared/uuid.ts';
import type { ApiDeps, AppEnv, KeptRequest } from '../app-env.ts';
import { ProblemError } from '../problem.ts';
import { isWrite } from './guard-writes.ts';

/** What changes nothing, what opens sealed values, drafts, of which the last counts, and signing in and out, passwords and codes: their bodies are secrets and their answers must never be stored. */
const EXEMPT = [
  /^\/api\/payloads\/decode$/, /^\/api\/cases\/[^/]+\/disclosure$/, /^\/api\/sessions(\/|$)/, /^\/api\/accounts\/current\/password$/, /^\/api\/tasks\/search$/,
  /^\/api\/batches\/preview$/, /^\/api\/cases\/preview$/, /^\/api\/password-resets(\/|$)/,
  /^\/api\/people\/(?:search|chosen|lookup)$/, /^\/api\/organizations\/superiors$/, /^\/api\/cases\/[^/]+\/addable-reviewers$/, /^\/api\/drafts\//, /^\/api\/my-cases\/[^/]+\/draft$/, /^\/api\/(?:registrations\/current|my-cases\/[^/]+)\/checks$/,
  /^\/api\/registrations\/(?:progress|access-codes|access|current)$/,
];

/** An upload takes its key itself, once its content has arrived. */
const UPLOAD = /^\/api\/attachments$/;

/** The body of a command is read by its transition, later and elsewhere. */
const COMMAND = /\/(?:decisions|resubmission|withdrawal|transfer|added-reviewers)$/;

/** A path that names its case. */
const TO_CASE = /^\/api\/(?:cases|my-cases)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//i;

/** A request that has been running longer than this lost its process; the same key may take it up again. */
const ABANDONED_AFTER_MS = 30_000;

const VISITOR_COOKIE = 'xs_visitor';
const VISITOR_COOKIE_SECONDS = 7 * 24 * 3600;

/**
 * Every write carries an `Idempotency-Key`. The same key with the same body gives the stored answer, with another body
 * a refusal; a key belongs to its account, or to the anonymous visitor.
 */
export function idempotency(deps: ApiDeps): MiddlewareHandler<AppEnv> {
  const answers = createAnswersOnTheWay(deps);
  return async function keepRequest(c, next) {
    const { path, method } = c.req;
    if (!path.startsWith('/api/') || !isWrite(method) || [...EXEMPT, UPLOAD].some((exempt) => exempt.test(path))) return next();
    const owner = ownerOf(c, deps);
    await answers.arrived(owner, c.req.header('Idempotency-Key') ?? '');
    const taken = await takeKey(c, deps, { owner, body: await c.req.text() });
    if (taken instanceof Response) return taken;
    c.set('kept', taken);
    await next();
    // Nobody waits for the answer of a decision to be written down: the decision stands in its event, which answers the same key too.
    if (isCommand(path) && c.res.status === 200) answers.follow(taken, keepOnceSent(deps, taken.id, c.res));
    else await keepAnswer(deps, taken.id, c.res);
  };
}

/** Answers that are being written down; the same key waits for its own, so that this process always gives the first one again. */
function createAnswersOnTheWay({ logger }: Pick<ApiDeps, 'logger'>) {
  const onTheWay = new Map<string, Promise<void>>();
  const nameOf = (owner: string, key: string): string => `${owner} ${key.toLowerCase()}`;
  return {
    arrived: async (owner: string, key: string): Promise<void> => onTheWay.get(nameOf(owner, key)),
    follow({ owner, key, id }: KeptRequest, kept: Promise<void>): void {
      const name = nameOf(owner, key);
      onTheWay.set(name, kept
        .catch((error: unknown) => { logger.warn({ event: 'answer-not-kept', requestId: id, error }); })
        .finally(() => { onTheWay.delete(name); }));
    },
  };
}

/**
 * Takes the key of this request for its owner, or gives the answer that is stored under it.
 *
 * @throws ProblemError for a key that is missing, was used for something else, or is in use at this moment.
 */
export async function takeKey(
  c: Context<AppEnv>, deps: ApiDeps, { owner, body }: { owner: string; body: string },
): Promise<KeptRequest | Response> {
  const { path, method } = c.req;
  const key = requireKey(c);
  const { begun, target } = await begin(deps, { owner, key, method, path, body });
  if (begun.kind === 'other-body') throw new ProblemError('idempotency-key-reused');
  if (begun.kind === 'answered') return replay(begun.answer);
  if (begun.kind === 'running' && !mayTakeUp(begun, path)) {
    throw new ProblemError('request-in-progress', { retryAfter: 1 });
  }
  return { id: begun.id, owner, key, bodyHash: bodyHashOf(deps, { method, path, body }), target };
}

/** A command whose path names its case reads it in the same statement: somebody waits for every one. */
async function begin(
  deps: ApiDeps, input: Omit<RequestInput, 'keepsBody'>,
): Promise<{ begun: BegunRequest; target: CommandTarget | null }> {
  const isSent = isCommand(input.path);
  const caseId = isSent ? TO_CASE.exec(input.path)?.[1] : undefined;
  const sent = caseId === undefined ? null : await beginCommand(deps, { ...input, caseId });
  return sent ?? { begun: await beginRequest(deps, { ...input, keepsBody: isSent }), target: null };
}

/** Sending a command again is harmless at any time: its Update has the request's id. */
function mayTakeUp({ createdAt }: Extract<BegunRequest, { kind: 'running' }>, path: string): boolean {
  return isCommand(path) || Date.now() - createdAt.getTime() > ABANDONED_AFTER_MS;
}

function isCommand(path: string): boolean {
  return COMMAND.test(path);
}

/** The key of a request. Throws ProblemError when it is missing or no UUID. */
export function requireKey(c: Context<AppEnv>): string {
  const key = c.req.header('Idempotency-Key');
  if (key === undefined || key === '') throw new ProblemError('idempotency-key-missing');
  if (!isUuid(key.toLowerCase())) throw new ProblemError('idempotency-key-malformed');
  return key.toLowerCase();
}

/** The owner of keys sent by this browser: the account, or an anonymous visitor remembered for 7 days. */
export function ownerOf(c: Context<AppEnv>, { config }: Pick<ApiDeps, 'config'>): string {
  if (c.var.session !== null) return `account:${c.var.session.accountId}`;
  const visitor = findVisitor(c) ?? uuidv7();
  setCookie(c, VISITOR_COOKIE, visitor, {
    path: '/', httpOnly: true, sameSite: 'Lax', secure: config.publicUrl.startsWith('https:'), maxAge: VISITOR_COOKIE_SECONDS,
  });
  return `visitor:${visitor}`;
}

/** The owner this browser was before its user signed in, or null. */
export function formerOwnerOf(c: Context<AppEnv>): string | null {
  const visitor = findVisitor(c);
  return c.var.session === null || visitor === null ? null : `visitor:${visitor}`;
}

function findVisitor(c: Context<AppEnv>): string | null {
  const known = getCookie(c, VISITOR_COOKIE);
  return known !== undefined && isUuid(known.toLowerCase()) ? known : null;
}

function replay({ status, headers, body }: StoredAnswer): Response {
  return new Response(body === '' ? null : body, { status, headers: { ...headers, 'Idempotent-Replayed': 'true' } });
}

/** 202 goes on running; a failure of ours is forgotten, so that the same key may try again. */
async function keepAnswer(deps: ApiDeps, id: string, response: Response): Promise<void> {
  if (response.status === 202) return;
  if (response.status >= 500 || response.status === 401 || response.status === 429) await forgetRequest(deps, id);
  else await answerRequest(deps, id, await storedAnswerOf(response));
}

/** Begins when the response is on its way. */
async function keepOnceSent(deps: ApiDeps, id: string, response: Response): Promise<void> {
  const answer = await storedAnswerOf(response);
  await nextTurn();
  await answerRequest(deps, id, answer);
}

/** What is kept of a response, so that it can be given again. */
export async function storedAnswerOf(response: Response): Promise<StoredAnswer> {
  const headers: Record<string, string> = {};
  for (const name of ['Content-Type', 'Location']) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return { status: response.status, headers, body: await response.clone().text() };
}
