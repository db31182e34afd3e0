import { navigate } from './navigate.ts';
import { type Session, setSession } from './session.ts';

/** Goes on with a new session at the page the person asked for, or at the workbench. */
export function enterWith(session: Session): void {
  setSession(session);
  navigate('/', { replace: true });
}
