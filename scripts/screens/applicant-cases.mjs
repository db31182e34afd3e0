/** What applicants see needs cases that went back to them, and the code that opens each. */
const RETURN_REASON = '请核对法定代表人姓名，并补充专技人员人数。';
const REJECT_REASON = '统一社会信用代码与登记证书不一致。';

/**
 * @typedef {{ caseNumber: string, creditCode: string, cookies: import('playwright-core').Cookie[] }} ApplicantCase
 */

/**
 * Lets the demo's department return one registration and reject another, and opens both as their applicants would.
 * @param {import('playwright-core').Browser} browser
 * @param {string} baseURL
 * @returns {Promise<{ returned: ApplicantCase, rejected: ApplicantCase }>}
 */
export async function prepareApplicantCases(browser, baseURL) {
  const context = await browser.newContext({ baseURL });
  try {
    const { request } = context;
    const portal = await (await request.get('/api/portal')).json();
    const { userType, idNumber, password } = portal.demoLogins.find((/** @type {{ userType: string }} */ login) => login.userType === 'department');
    await request.post('/api/sessions', { data: { userType, idNumber, password } });
    const { items } = await (await request.get('/api/tasks?kind=registrationReview.employer&limit=8')).json();
    const [first, second] = items.slice(-2);
    await decide(request, first, { verb: 'return', reason: RETURN_REASON });
    await decide(request, second, { verb: 'reject', reason: REJECT_REASON });
    return { returned: await openCase(browser, baseURL, request, first), rejected: await openCase(browser, baseURL, request, second) };
  } finally {
    await context.close();
  }
}

/**
 * @param {import('playwright-core').APIRequestContext} request
 * @param {{ caseId: string, revision: number }} task
 * @param {object} decision
 */
async function decide(request, { caseId, revision }, decision) {
  await request.post(`/api/cases/${caseId}/decisions`, {
    headers: { 'Idempotency-Key': crypto.randomUUID() }, data: { expectedRevision: revision, ...decision },
  });
}

/**
 * Asks for a code, waits until it is in the demo's mailbox, and uses it.
 * @param {import('playwright-core').Browser} browser
 * @param {string} baseURL
 * @param {import('playwright-core').APIRequestContext} reviewer
 * @param {{ caseId: string, caseNumber: string }} task
 * @returns {Promise<ApplicantCase>}
 */
async function openCase(browser, baseURL, reviewer, { caseId, caseNumber }) {
  const { form: { creditCode } } = await (await reviewer.get(`/api/cases/${caseId}`)).json();
  const context = await browser.newContext({ baseURL });
  try {
    const { request } = context;
    await request.post('/api/registrations/access-codes', { data: { caseNumber, creditCode, channel: 'email' } });
    for (;;) {
      const { items } = await (await request.get('/api/mailbox')).json();
      const mail = items.find((/** @type {{ subject: string, text: string }} */ { subject, text }) => subject.startsWith('验证码') && text.includes(caseNumber));
      if (mail !== undefined) {
        await request.post('/api/registrations/access', { data: { caseNumber, code: /\d{6}/u.exec(mail.subject)?.[0] ?? '' } });
        return { caseNumber, creditCode, cookies: (await context.storageState()).cookies };
      }
      await new Promise((resolve) => { setTimeout(resolve, 200); });
    }
  } finally {
    await context.close();
  }
}
