/** What applicants see needs cases that went back to them, and the code that opens each. */
const RETURN_REASON = '请核对法定代表人姓名，并补充专技人员人数。';
const REJECT_REASON = '统一社会信用代码与登记证书不一致。';

/** A professional of nobody's, who registers with the unit of the demo's employer. */
const PROFESSIONAL = {
  idType: 'resident-id', idNumber: '37000019950615001X', personName: '林清远', sex: '1', birthDate: '1995-06-15', mobile: '13900006150',
  email: 'lin@example.cn', divisionCode: '370102', sectionId: null, ethnicity: null, photo: [],
};

/** @typedef {{ creditCode: string } | { idNumber: string }} Holder whose case it is */
/** @typedef {Holder & { caseNumber: string, cookies: import('playwright-core').Cookie[] }} ApplicantCase */

/**
 * Lets the demo's department return one registration and reject another, and its employer return a person who is none of
 * its; opens all of them as their applicants would.
 * @param {import('playwright-core').Browser} browser
 * @param {string} baseURL
 */
export async function prepareApplicantCases(browser, baseURL) {
  const department = await signIn(browser, baseURL, 'department');
  const employer = await signIn(browser, baseURL, 'employer');
  try {
    const { items } = await (await department.request.get('/api/tasks?kind=registrationReview.employer&limit=8')).json();
    const [first, second] = items.slice(-2);
    await decide(department.request, first, { verb: 'return', reason: RETURN_REASON });
    await decide(department.request, second, { verb: 'reject', reason: REJECT_REASON });
    const third = await registerProfessional(employer);
    await decide(employer.request, third, { verb: 'return', code: 'wrong-unit' });
    return {
      returned: await openCase(browser, baseURL, first, await holderOf(department.request, first)),
      rejected: await openCase(browser, baseURL, second, await holderOf(department.request, second)),
      wrongUnit: await openCase(browser, baseURL, third, { idNumber: PROFESSIONAL.idNumber }),
    };
  } finally {
    await department.context.close();
    await employer.context.close();
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} baseURL
 * @param {string} userType
 */
async function signIn(browser, baseURL, userType) {
  const context = await browser.newContext({ baseURL });
  const { request } = context;
  const { demoLogins } = await (await request.get('/api/portal')).json();
  const { idNumber, password } = demoLogins.find((/** @type {{ userType: string }} */ login) => login.userType === userType);
  const session = await (await request.post('/api/sessions', { data: { userType, idNumber, password } })).json();
  return { context, request, organizationId: session.organization.id };
}

/**
 * Registers a professional and waits until his case is in the inbox.
 * @param {Awaited<ReturnType<typeof signIn>>} employer
 * @returns {Promise<{ caseId: string, caseNumber: string, revision: number }>}
 */
async function registerProfessional({ request, organizationId }) {
  const { caseId } = await (await request.post('/api/registrations/professionals', {
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    data: { form: { ...PROFESSIONAL, superiorId: organizationId }, password: 'Cedar-Lantern-42', commitment: true },
  })).json();
  for (;;) {
    const { items } = await (await request.get('/api/tasks?kind=registrationReview.professional&limit=50')).json();
    const task = items.find((/** @type {{ caseId: string }} */ item) => item.caseId === caseId);
    if (task !== undefined) {
      return task;
    }
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
}

/**
 * @param {import('playwright-core').APIRequestContext} request
 * @param {{ caseId: string }} task
 * @returns {Promise<Holder>}
 */
async function holderOf(request, { caseId }) {
  const { form: { creditCode } } = await (await request.get(`/api/cases/${caseId}`)).json();
  return { creditCode };
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
 * @param {{ caseNumber: string }} task
 * @param {Holder} holder
 * @returns {Promise<ApplicantCase>}
 */
async function openCase(browser, baseURL, { caseNumber }, holder) {
  const context = await browser.newContext({ baseURL });
  try {
    const { request } = context;
    await request.post('/api/registrations/access-codes', { data: { caseNumber, ...holder, channel: 'email' } });
    for (;;) {
      const { items } = await (await request.get('/api/mailbox')).json();
      const mail = items.find((/** @type {{ subject: string, text: string }} */ { subject, text }) => subject.startsWith('验证码') && text.includes(caseNumber));
      if (mail !== undefined) {
        await request.post('/api/registrations/access', { data: { caseNumber, code: /\d{6}/u.exec(mail.subject)?.[0] ?? '' } });
        return { caseNumber, ...holder, cookies: (await context.storageState()).cookies };
      }
      await new Promise((resolve) => { setTimeout(resolve, 200); });
    }
  } finally {
    await context.close();
  }
}
