import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import type { TestApi } from './api.ts';
import { registrationFormOf } from './attachments.ts';
import type { BrowserSession } from './browser-session.ts';
import { delivererOf, type Delivered } from './deliver.ts';
import { PASSWORD, type RegistrationFormInput } from './registration-form.ts';

/** A registration that waits at its reviewer. */
export interface Submitted {
  readonly form: RegistrationFormInput;
  readonly caseId: string;
  readonly caseNumber: string;
  /** What its applicant knows of it. */
  readonly knowledge: { readonly caseNumber: string; readonly creditCode: string };
}

/** What a visitor does with a registration, and what reaches him by mail and short message. */
export interface Applicants {
  readonly submit: (superiorId: string, more?: Partial<RegistrationFormInput>) => Promise<Submitted>;
  /** Everything the relay sends now. */
  readonly deliver: () => Promise<Delivered>;
  /** Asks for a code and reads it in the mail. */
  readonly codeFor: (submitted: Submitted) => Promise<string>;
  /** A browser that has opened the case with a code. */
  readonly opened: (submitted: Submitted) => Promise<BrowserSession>;
  /** Lets so many minutes pass for the codes of a case. */
  readonly age: (caseId: string, minutes: number) => Promise<void>;
}

/** Applicants of an application in this process. */
export function applicantsOf(api: TestApi): Applicants {
  const { sequelize } = api.deps;
  const deliver = delivererOf(api);

  async function submit(superiorId: string, more: Partial<RegistrationFormInput> = {}): Promise<Submitted> {
    const browser = api.browser();
    const form = await registrationFormOf(browser, { nature: 'public-institution', superiorId, ...more });
    const answer = await browser.post('/api/registrations/employers', { form, password: PASSWORD, commitment: true });
    expect(answer).toMatchObject({ status: 201, json: { status: 'reviewing' } });
    const [caseId, caseNumber] = [String(answer.json.caseId), String(answer.json.caseNumber)];
    return { form, caseId, caseNumber, knowledge: { caseNumber, creditCode: form.creditCode } };
  }

  async function codeFor({ knowledge }: Submitted): Promise<string> {
    await deliver();
    const asked = await api.browser().post('/api/registrations/access-codes', { ...knowledge, channel: 'email' });
    expect(asked.status).toBe(202);
    const { mails } = await deliver();
    return /\d{6}/.exec(mails.find(({ subject }) => subject.startsWith('验证码'))?.subject ?? '')?.[0] ?? '';
  }

  async function opened(submitted: Submitted): Promise<BrowserSession> {
    const browser = api.browser();
    const answer = await browser.post('/api/registrations/access', { caseNumber: submitted.caseNumber, code: await codeFor(submitted) });
    expect(answer.status).toBe(204);
    return browser;
  }

  async function age(caseId: string, minutes: number): Promise<void> {
    await queryRows(sequelize, `
      UPDATE one_time_codes SET created_at = created_at - make_interval(mins => :minutes), expires_at = expires_at - make_interval(mins => :minutes)
      WHERE subject_id = :caseId`, { caseId, minutes });
  }

  return { submit, deliver, codeFor, opened, age };
}

/** What a reviewer does; the revision is that of a case that has just been opened unless it is said. */
export function decideBy(reviewer: BrowserSession) {
  return (caseId: string, body: object) =>
    reviewer.post(`/api/cases/${caseId}/decisions`, { expectedRevision: 2, ...body }, { 'Idempotency-Key': randomUUID() });
}
