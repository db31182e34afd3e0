import type { RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import { ownRegistrationForms, registrationForms, type RegistrationForm } from '../../../workflows/flows/registration-review/form.ts';
import { type FormData, FormModel } from '../../components/form/form-model.ts';
import type { FormSchema } from '../../components/form/form-schema.ts';
import { SessionDraft } from '../../components/form/session-draft.ts';
import { isFormData } from '../register/is-form-data.ts';
import { keptValues } from '../register/kept-values.ts';
import { subjectOfKind } from '../register/registration-subject.ts';
import { formerValues, mendable } from './former-values.ts';
import type { OwnCase } from './own-case-gateway.ts';
import { isWrongUnit } from './wrong-unit.ts';

/** Of a person whom a unit does not know: where he works, and nothing else. */
const unitForm = ownRegistrationForms.professional.pick({ divisionCode: true, superiorId: true, sectionId: true });

/**
 * A returned form while its applicant mends it: what was submitted, with what he has changed since in this tab. Who submits
 * is no part of it where he cannot be changed, and of a person who is to choose another unit only the unit is.
 */
export class Mending {
  readonly model: FormModel;
  readonly #view: OwnCase;
  readonly #draft: SessionDraft<FormData>;
  readonly #subject: RegistrationSubject;

  constructor(view: OwnCase) {
    this.#view = view;
    this.#subject = subjectOfKind(view.kind);
    this.#draft = new SessionDraft(`mend:${view.caseNumber}:${view.round}`, isFormData);
    this.model = new FormModel(this.#schema(), { ...mendable(view), ...(isWrongUnit(view) ? { superiorId: null, sectionId: null } : {}), ...this.#draft.read() });
  }

  /** The changed fields with what stood there before. */
  get former(): Readonly<Record<string, string>> {
    const names = this.model.sections.flatMap(({ fields }) => fields.map(({ name }) => name));
    return formerValues(names, (name) => this.model.value(name), this.#view);
  }

  /** The whole form as it would be sent; null while something is wrong. */
  read(): RegistrationForm | null {
    const schema = registrationForms[this.#subject];
    // What was submitted and is not mended travels as any other field does.
    const parsed = schema.safeParse(new FormModel(schema, this.model.valuesWithout([])).data());
    return parsed.success ? parsed.data : null;
  }

  keep(): void {
    this.#draft.write(keptValues(this.model));
  }

  /** It was submitted: nothing of it stays in the browser. */
  forget(): void {
    this.#draft.clear();
  }

  #schema(): FormSchema {
    if (isWrongUnit(this.#view)) return unitForm;
    return (this.#view.isAdministratorFixed ? ownRegistrationForms : registrationForms)[this.#subject];
  }
}
