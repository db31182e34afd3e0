import type { StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import type { TestApi } from './api.ts';
import { upload } from './attachments.ts';
import type { Answer, BrowserSession } from './browser-session.ts';
import { employAccount } from './employees.ts';
import { makePdf } from './files.ts';
import { type HourFormChoices, hourFormExample, requiredEvidence } from './hour-forms.ts';
import type { TestAdministrator } from './organizations.ts';

type Administrator = Awaited<ReturnType<TestApi['organization']>>;

/** A unit below a department, and who administers each. */
export interface DeclaringPlace {
  readonly department: Administrator;
  readonly unit: Administrator;
}

/** Somebody who works in a unit and administers nothing there. */
export interface Employee extends TestAdministrator {
  readonly personId: string;
}

/** Places and people whose hours are declared. */
export function declaringIn(api: TestApi) {
  let elsewhere: Promise<Administrator> | undefined;
  return {
    async place(): Promise<DeclaringPlace> {
      const department = await api.organization('department');
      return { department, unit: await api.organization('employer', { superiorId: department.organizationId }) };
    },
    async employee({ organizationId }: Pick<TestAdministrator, 'organizationId'>): Promise<Employee> {
      const account = await api.colleague(await (elsewhere ??= api.organization('department')));
      const { personId } = await employAccount(api.deps.sequelize, { accountId: account.accountId, organizationId, since: '2024-01-01T00:00:00.000Z' });
      return { ...account, personId };
    },
  };
}

/** A complete form with a file of its own, uploaded by this browser, for every piece of evidence that it asks for. */
export async function uploadedForm(browser: BrowserSession, studyForm: StudyForm, choices: HourFormChoices = {}): Promise<Record<string, unknown>> {
  const evidence: string[] = [];
  for (const field of requiredEvidence(studyForm)) {
    const { status, text, json } = await upload(browser, makePdf(field), { name: `${field}.pdf`, type: 'application/pdf' });
    if (status !== 201) throw new Error(`The upload was answered with ${status}: ${text}`);
    evidence.push(String(json.id));
  }
  return hourFormExample(studyForm, { ...choices, evidence });
}

/** Whom hours are declared for, other than oneself. */
export interface ForWhom {
  readonly as: 'organization';
  readonly personId: string;
}

/** Declares hours, for oneself unless said otherwise. */
export function declareHours(browser: BrowserSession, studyForm: StudyForm, form: object, whom: ForWhom | null = null): Promise<Answer> {
  return browser.post('/api/cases', { flowId: 'creditHourReview', subject: studyForm, as: 'oneself', ...whom, form, commitment: true });
}

/** Declares an example with its files; gives the id of the case. */
export async function declaredBy(browser: BrowserSession, studyForm: StudyForm, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { status, text, json } = await declareHours(browser, studyForm, await uploadedForm(browser, studyForm, { more }));
  if (status !== 201) throw new Error(`The declaration was answered with ${status}: ${text}`);
  return String(json.caseId);
}

/** Decides a case of hours. */
export function decideHoursOf(reviewer: BrowserSession, caseId: string, body: { verb: string; expectedRevision: number; reason?: string; recognizedHours?: number }): Promise<Answer> {
  return reviewer.post(`/api/cases/${caseId}/decisions`, body);
}
