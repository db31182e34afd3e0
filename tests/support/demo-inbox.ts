import type { Page } from 'playwright-core';
import { z } from 'zod';
import { DEMO_PASSWORD } from '../../models/seeds/demo/logins.ts';
import { registrationFormOf } from './attachments.ts';
import { demoAdministrator } from './demo-administrator.ts';
import { openSignedIn } from './pages.ts';
import { PASSWORD } from './registration-form.ts';
import { remoteBrowser } from './remote-browser.ts';

const items = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
const submitted = z.object({ caseId: z.string(), status: z.literal('reviewing') });

export interface WaitingCase {
  readonly caseId: string;
  readonly name: string;
}

type Place = 0 | 1 | 2;

/**
 * The inbox of a department of the demo. All files share the application: one that counts what its reviewers have
 * names a department that no other file names.
 */
export class DemoInbox {
  readonly #url: string;
  readonly #department: string;
  readonly #divisionCode: string;

  /** `divisionCode` is that of a county whose employers may choose the department. */
  constructor(url: string, { department, divisionCode }: { department: string; divisionCode: string }) {
    this.#url = url;
    this.#department = department;
    this.#divisionCode = divisionCode;
  }

  /** The name of its first (0), second (1) or third (2) reviewer. */
  reviewerName(place: Place): string {
    return this.#reviewer(place).name;
  }

  /** Opens a page as one of its reviewers, his workbench unless told. */
  async signIn(page: Page, place: Place = 0, path = '/workbench'): Promise<void> {
    await openSignedIn(page, 'department', this.#reviewer(place).idNumber, DEMO_PASSWORD, path);
  }

  /** Submits registrations that wait in it, in this order. */
  async receive(...names: readonly string[]): Promise<WaitingCase[]> {
    const divisionCode = this.#divisionCode;
    const departments = items.parse(await (await fetch(`${this.#url}/api/departments?division=${divisionCode}`)).json());
    const superiorId = departments.items.find(({ name }) => name === this.#department)?.id ?? null;
    const received: WaitingCase[] = [];
    for (const name of names) {
      const applicant = remoteBrowser(() => this.#url);
      const form = await registrationFormOf(applicant, { name, nature: 'public-institution', divisionCode, superiorId });
      const { json } = await applicant.post('/api/registrations/employers', { form, password: PASSWORD, commitment: true });
      received.push({ name, caseId: submitted.parse(json).caseId });
    }
    return received;
  }

  /** Its first reviewer rejects a case that waits, for tests of what comes afterwards. */
  async reject({ caseId }: WaitingCase, reason: string): Promise<void> {
    const reviewer = remoteBrowser(() => this.#url);
    await reviewer.post('/api/sessions', { userType: 'department', idNumber: this.#reviewer(0).idNumber, password: DEMO_PASSWORD });
    const { json: { revision } } = await reviewer.get(`/api/cases/${caseId}`);
    const { status } = await reviewer.post(`/api/cases/${caseId}/decisions`, { verb: 'reject', expectedRevision: revision, reason });
    if (status !== 200) throw new Error(`The rejection was answered with ${status}`);
  }

  #reviewer(place: Place) {
    return demoAdministrator(this.#department, place);
  }
}
