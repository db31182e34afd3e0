import { BrowserSession } from './browser-session.ts';
import { registrationFormOf } from './attachments.ts';
import { PASSWORD } from './registration-form.ts';

/** A browser of somebody who has opened an installation. The address is asked for with each request: it may change. */
export function remoteBrowser(address: () => string): BrowserSession {
  return new BrowserSession((request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(address() + pathname + search, request));
  });
}

/** A browser signed in with the demo login of an organization. */
export async function signedInDemo(address: () => string, organization: string): Promise<BrowserSession> {
  const session = remoteBrowser(address);
  const { json: { demoLogins } } = await session.get('/api/portal');
  const login = demoLogins.find(({ organizationName }: { organizationName: string }) => organizationName === organization);
  if (login === undefined) throw new Error(`${organization} has no demo login`);
  const { userType, idNumber, password } = login;
  const { status } = await session.post('/api/sessions', { userType, idNumber, password });
  if (status !== 200) throw new Error(`Signing in was answered with ${status}`);
  return session;
}

/** Who decides what {@link register} submits. */
export const REVIEWING_BUREAU = '历下区人力资源和社会保障局';

/** Registers an employer whose case waits at {@link REVIEWING_BUREAU}. */
export async function register(address: () => string): Promise<{ caseId: string; caseNumber: string }> {
  const browser = remoteBrowser(address);
  const answer = await browser.post('/api/registrations/employers', { form: await registrationFormOf(browser), password: PASSWORD, commitment: true });
  if (answer.status !== 201) throw new Error(`The registration was answered with ${answer.status}: ${answer.text}`);
  return { caseId: String(answer.json.caseId), caseNumber: String(answer.json.caseNumber) };
}
