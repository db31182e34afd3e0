import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SESSION_RENEWED } from '../http/session-events.ts';
import { mayOpen, NOT_FOUND, type Screen, SCREENS } from '../screens/index.ts';
import { destinationOf } from './destination.ts';
import type { Match } from './match.ts';
import { followLink, navigate, NAVIGATED } from './navigate.ts';
import { currentSession, type Session } from './session.ts';

/** Where to go on after signing in; lives as long as the tab. */
const RETURN_TO = 'xs-return-to';

/** Keeps the screen of the address, and opens another when the address changes or a link is followed. */
export class Router implements ReactiveController {
  shown: Match<Screen> | null = null;
  /** The membership in which it was opened. */
  #membershipId: string | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #opened: (isFirst: boolean) => void;

  /** `opened` is told when another screen has taken the place of the former, after it was rendered. */
  constructor(host: ReactiveControllerHost & HTMLElement, opened: (isFirst: boolean) => void) {
    this.#host = host;
    this.#opened = opened;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener(NAVIGATED, this.#navigated);
    window.addEventListener('popstate', this.#navigated);
    window.addEventListener(SESSION_RENEWED, this.#renewed);
    this.#host.addEventListener('click', followLink);
  }

  hostDisconnected(): void {
    window.removeEventListener(NAVIGATED, this.#navigated);
    window.removeEventListener('popstate', this.#navigated);
    window.removeEventListener(SESSION_RENEWED, this.#renewed);
    this.#host.removeEventListener('click', followLink);
  }

  /** Shows what belongs to the present address. */
  async open(): Promise<void> {
    const { href, pathname: path, search } = location;
    const destination = destinationOf({ path, search }, {
      screens: SCREENS, notFound: NOT_FOUND, isSignedIn: currentSession() !== null, mayOpen,
    });
    if (destination.kind === 'redirect') {
      if (destination.remember !== null) sessionStorage.setItem(RETURN_TO, destination.remember);
      navigate(destination.to === '/' ? '/' : takeRememberedPath(), { replace: true });
      return;
    }
    const { match } = destination;
    await match.route.load();
    if (href !== location.href) return;
    const former = this.shown;
    this.shown = match;
    this.#membershipId = membershipIdOf(currentSession());
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (former?.route.title !== match.route.title) this.#opened(former === null);
  }

  readonly #navigated = (): void => { void this.open(); };

  /** What belongs to an organization gives way when the person acts for another one; whatever else is open stays as it is. */
  readonly #renewed = (): void => {
    if (membershipIdOf(currentSession()) === this.#membershipId) return;
    this.#membershipId = membershipIdOf(currentSession());
    const { kind, allows } = this.shown?.route ?? {};
    if (kind !== undefined || allows !== undefined) navigate('/workbench', { replace: true });
  };
}

function membershipIdOf(session: Session | null): string | null {
  return session?.membership?.id ?? null;
}

function takeRememberedPath(): string {
  const path = sessionStorage.getItem(RETURN_TO) ?? '/workbench';
  sessionStorage.removeItem(RETURN_TO);
  return path;
}
