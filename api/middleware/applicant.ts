import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { closeApplicantSession, findApplicantSession } from '../../models/stores/applicant-sessions.ts';
import type { ApiDeps, AppEnv } from '../app-env.ts';
import { ProblemError } from '../problem.ts';

const COOKIE = 'xs_applicant';
const PATH = '/api/registrations';

/** The case that this browser has opened with a code; null for none, and when that access has ended. */
export async function findOpenedCase(c: Context<AppEnv>, { sequelize }: Pick<ApiDeps, 'sequelize'>): Promise<string | null> {
  const token = getCookie(c, COOKIE);
  const session = token === undefined ? null : await findApplicantSession(sequelize, token);
  return session?.caseId ?? null;
}

/** The case that this browser has opened with a code. Throws `access-ended` (401). */
export async function requireOpenedCase(c: Context<AppEnv>, deps: Pick<ApiDeps, 'sequelize'>): Promise<string> {
  const caseId = await findOpenedCase(c, deps);
  if (caseId === null) throw new ProblemError('access-ended');
  return caseId;
}

/** Hands the browser the token of an opened case; scripts cannot read it. */
export function setApplicantCookie(c: Context<AppEnv>, { config }: Pick<ApiDeps, 'config'>, token: string): void {
  setCookie(c, COOKIE, token, {
    path: PATH, httpOnly: true, sameSite: 'Strict', secure: config.publicUrl.startsWith('https:'),
  });
}

/** Ends the access and takes the token back. */
export async function leaveOpenedCase(c: Context<AppEnv>): Promise<void> {
  const token = getCookie(c, COOKIE);
  if (token !== undefined) await closeApplicantSession(token);
  deleteCookie(c, COOKIE, { path: PATH });
}
