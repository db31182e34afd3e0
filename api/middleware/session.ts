import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { findSession, type SignedInSession } from '../../models/stores/sessions.ts';
import { type AppAbility, defineAbility } from '../../policies/ability.ts';
import type { Actor } from '../../policies/actor.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { ProblemError } from '../problem.ts';

const SESSION_COOKIE = 'xs_session';

/** Looks up the session of the cookie; a request without one, or with one that has ended, goes on as a visitor. */
export function session(deps: ApiDeps): MiddlewareHandler<AppEnv> {
  return async function provideSession(c, next) {
    const token = c.req.path.startsWith('/api/') ? getCookie(c, SESSION_COOKIE) : undefined;
    const found = token === undefined ? null : await findSession(deps.sequelize, token);
    if (found !== null) {
      c.set('session', found.session);
      c.set('actor', found.actor);
    }
    await next();
  };
}

/** The session of a signed-in request. Throws `session-missing` (401). */
export function requireSession(c: Context<AppEnv>): SignedInSession {
  const { session: present } = c.var;
  if (present === null) throw new ProblemError('session-missing');
  return present;
}

/** Who acts and what he may, as this request found it. Throws `session-missing` (401) when account or membership has ended. */
export function requireActor(c: Context<AppEnv>): { actor: Actor; ability: AppAbility } {
  const { actor } = c.var;
  if (actor === null) throw new ProblemError('session-missing');
  return { actor, ability: defineAbility(actor) };
}

/** Hands the browser its session token; scripts cannot read it. */
export function setSessionCookie(c: Context<AppEnv>, { config }: ApiDeps, token: string): void {
  setCookie(c, SESSION_COOKIE, token, {
    path: '/', httpOnly: true, sameSite: 'Lax', secure: config.publicUrl.startsWith('https:'),
  });
}

/** Takes the token back. */
export function clearSessionCookie(c: Context<AppEnv>): void {
  deleteCookie(c, SESSION_COOKIE, { path: '/' });
}
