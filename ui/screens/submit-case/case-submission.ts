import { Submission } from '../register/submission.ts';
import type { SendForAll } from './form-companion.ts';
import { type FormEntry, type Preview, previewForm, type Receipt, submitForm } from './submit-gateway.ts';

/** What was sent for several people: the page that says what becomes of it. */
export interface Followed {
  readonly path: string;
}

export type CaseSubmission = Submission<FormEntry, Receipt | Followed>;

export interface CaseSubmissionOptions {
  readonly previewed: (preview: Preview) => void;
  /** How it is sent for several people; null where it is one case. */
  readonly sendForAll: () => SendForAll | null;
  readonly changed: () => void;
}

/** How a case is previewed and submitted. */
export function caseSubmission({ previewed, sendForAll, changed }: CaseSubmissionOptions): CaseSubmission {
  return new Submission<FormEntry, Receipt | Followed>({
    async check(entry) {
      const preview = await previewForm(entry);
      previewed(preview);
      return preview.checks;
    },
    async submit(entry, key) {
      const send = sendForAll();
      return send === null ? submitForm(entry, key) : { path: await send(entry, key) };
    },
  }, changed);
}
