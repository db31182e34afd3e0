import type { InferResponseType } from 'hono/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PackRule } from '@casl/ability/extra';
import type { RawRuleOf } from '@casl/ability';
import { type AppAbility, unpackAbility } from '../../policies/ability.ts';
import type { UserType } from '../../workflows/shared/user-types.ts';
import { sessionsApi } from '../http/clients.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { finishBeforeLeaving } from './before-leaving.ts';

export type Session = InferResponseType<typeof sessionsApi.current.$get, 200>;

/** The session's cookie is hidden from scripts; this says whether asking for the session makes sense. */
const WAS_SIGNED_IN = 'xs-was-signed-in';

const changes = new EventTarget();
let session: Session | null = null;
let ability: AppAbility | null = null;

/** Who is signed in, as far as this page knows. */
export function currentSession(): Session | null {
  return session;
}

/** What the signed-in person may do; null for a visitor. The server judges again. */
export function currentAbility(): AppAbility | null {
  return ability;
}

/** Takes over a session the server has answered, or forgets it. */
export function setSession(next: Session | null): void {
  session = next;
  ability = next === null ? null : unpackAbility(rulesOf(next));
  if (next === null) localStorage.removeItem(WAS_SIGNED_IN);
  else localStorage.setItem(WAS_SIGNED_IN, 'yes');
  changes.dispatchEvent(new Event('change'));
}

/** Asks the server who is signed in, if anybody was. Throws HttpProblem only when it cannot be asked. */
export async function loadSession(): Promise<void> {
  if (localStorage.getItem(WAS_SIGNED_IN) === null) return;
  try {
    setSession(await (await sessionsApi.current.$get()).json());
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.status !== 401) throw error;
    setSession(null);
  }
}

/** Opens a session at the server and answers it; {@link setSession} takes it over. Throws HttpProblem. */
export async function openSession(userType: UserType, idNumber: string, password: string): Promise<Session> {
  return (await sessionsApi.index.$post({ json: { userType, idNumber, password } })).json();
}

/** Signs out once drafts are kept; what was begun in this tab is not left to the next person. Throws HttpProblem. */
export async function signOut(): Promise<void> {
  await finishBeforeLeaving();
  await sessionsApi.current.$delete();
  sessionStorage.clear();
  setSession(null);
}

function rulesOf({ rules }: Session): PackRule<RawRuleOf<AppAbility>>[] {
  const packed: readonly unknown[] = rules;
  return packed.filter(isPackedRule);
}

/** A packed rule begins with its actions; what it says is judged by the ability itself. */
function isPackedRule(rule: unknown): rule is PackRule<RawRuleOf<AppAbility>> {
  return Array.isArray(rule) && typeof rule[0] === 'string';
}

/** Renders its host again when somebody signs in or out. */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #render = (): void => this.#host.requestUpdate();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    changes.addEventListener('change', this.#render);
  }

  hostDisconnected(): void {
    changes.removeEventListener('change', this.#render);
  }
}
