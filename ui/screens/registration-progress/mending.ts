import { employerRegistrationForm, ownEmployerRegistrationForm } from '../../../workflows/flows/registration-review/forms/employer.ts';
import type { RegistrationForm } from '../../../workflows/flows/registration-review/form.ts';
import { type FormData, FormModel } from '../../components/form/form-model.ts';
import { SessionDraft } from '../../components/form/session-draft.ts';
import { keptValues } from '../register-employer/kept-values.ts';
import { isFormData } from '../register-employer/is-form-data.ts';
import { formerValues, mendable } from './former-values.ts';
import type { OwnCase } from './own-case-gateway.ts';

/**
 * A returned form while its applicant mends it: what was submitted, with what he has changed since in this tab. Where the
 * administrator cannot be changed, his fields are no part of it.
 */
export class Mending {
  readonly model: FormModel;
  readonly #view: OwnCase;
  readonly #draft: SessionDraft<FormData>;

  constructor(view: OwnCase) {
    this.#view = view;
    this.#draft = new SessionDraft(`mend:${view.caseNumber}:${view.round}`, isFormData);
    const schema = view.isAdministratorFixed ? ownEmployerRegistrationForm : employerRegistrationForm;
    this.model = new FormModel(schema, { ...mendable(view), ...this.#draft.read() });
  }

  /** The changed fields with what stood there before. */
  get former(): Readonly<Record<string, string>> {
    const names = this.model.sections.flatMap(({ fields }) => fields.map(({ name }) => name));
    return formerValues(names, (name) => this.model.value(name), this.#view);
  }

  /** The whole form as it would be sent; null while something is wrong. */
  read(): RegistrationForm<'employer'> | null {
    const parsed = employerRegistrationForm.safeParse({ ...(this.#view.isAdministratorFixed ? this.#administrator() : {}), ...this.model.data() });
    return parsed.success ? parsed.data : null;
  }

  keep(): void {
    this.#draft.write(keptValues(this.model));
  }

  /** It was submitted: nothing of it stays in the browser. */
  forget(): void {
    this.#draft.clear();
  }

  #administrator(): FormData {
    const { sections, values } = this.#view;
    const names = sections.filter(({ name }) => name === 'administrator').flatMap(({ fields }) => fields.map(({ name }) => name));
    return Object.fromEntries(Object.entries(mendable({ values })).filter(([name]) => names.includes(name)));
  }
}
