/**
 * Posts JSON as a signed-in browser does.
 *
 * @throws Error for any other answer than 200.
 */
export async function post(url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body),
  });
  const text = await answer.clone().text();
  if (answer.status !== 200) throw new Error(`${url} was answered with ${answer.status}: ${text}`);
  return answer;
}

/** Signs in as a person of a department and gives the cookie of the session. */
export async function signIn(url: string, idNumber: string, password: string): Promise<string> {
  const answer = await post(`${url}/api/sessions`, { userType: 'department', idNumber, password });
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '').join('; ');
}
