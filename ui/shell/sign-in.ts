import type { UserType } from '../../workflows/shared/user-types.ts';
import { sessionsApi } from '../http/clients.ts';
import { navigate } from './navigate.ts';
import { setSession } from './session.ts';

/** Signs in and opens the page the person was on, or the workbench. Throws HttpProblem. */
export async function signInAs(userType: UserType, idNumber: string, password: string): Promise<void> {
  const answer = await sessionsApi.index.$post({ json: { userType, idNumber, password } });
  setSession(await answer.json());
  navigate('/', { replace: true });
}
