import { ownRegistrationForms } from '../../../workflows/flows/registration-review/form.ts';
import { loadForm } from '../../components/form/form-loaders.ts';
import { type FormData, FormModel } from '../../components/form/form-model.ts';
import type { FormSchema } from '../../components/form/form-schema.ts';
import { SessionDraft } from '../../components/form/session-draft.ts';
import { isFormData } from '../register/is-form-data.ts';
import { keptValues } from '../register/kept-values.ts';
import { isRegistration, subjectOfKind } from '../register/registration-subject.ts';
import { formerValues, mendable } from './former-values.ts';
import type { OwnCase } from './own-case-gateway.ts';
import { isWrongUnit } from './wrong-unit.ts';

/** Of a person whom a unit does not know: where he works, and nothing else. */
const unitForm = ownRegistrationForms.professional.pick({ divisionCode: true, superiorId: true, sectionId: true });

/** What is sent again, and which part of it can be mended. */
export interface MendedForms {
  readonly whole: FormSchema;
  readonly mended: FormSchema;
}

/** The forms of a returned case. Rejects when a part of the page cannot be fetched. */
export async function loadMendedForms(view: Pick<OwnCase, 'kind' | 'status' | 'returnCode' | 'isAdministratorFixed'>): Promise<MendedForms> {
  const whole = await loadForm(view.kind);
  if (isWrongUnit(view)) return { whole, mended: unitForm };
  return { whole, mended: isRegistration(view.kind) && view.isAdministratorFixed ? ownRegistrationForms[subjectOfKind(view.kind)] : whole };
}

/**
 * A returned form while its applicant mends it: what was submitted, with what he has changed since in this tab. Who submits
 * is no part of it where he cannot be changed, and of a person who is to choose another unit only the unit is.
 */
export class Mending {
  readonly model: FormModel;
  readonly #view: OwnCase;
  readonly #draft: SessionDraft<FormData>;
  readonly #whole: FormSchema;

  constructor(view: OwnCase, { whole, mended }: MendedForms) {
    this.#view = view;
    this.#whole = whole;
    this.#draft = new SessionDraft(`mend:${view.caseNumber}:${view.round}`, isFormData);
    this.model = new FormModel(mended, { ...mendable(view), ...(isWrongUnit(view) ? { superiorId: null, sectionId: null } : {}), ...this.#draft.read() });
  }

  /** The changed fields with what stood there before. */
  get former(): Readonly<Record<string, string>> {
    const names = this.model.sections.flatMap(({ fields }) => fields.map(({ name }) => name));
    return formerValues(names, (name) => this.model.value(name), this.#view);
  }

  /** The whole form as it would be sent; null while something is wrong. */
  read(): object | null {
    const schema = this.#whole;
    // What was submitted and is not mended travels as any other field does.
    const parsed = schema.safeParse(new FormModel(schema, this.model.valuesWithout([])).data());
    return parsed.success && typeof parsed.data === 'object' ? parsed.data : null;
  }

  keep(): void {
    this.#draft.write(keptValues(this.model));
  }

  /** It was submitted: nothing of it stays in the browser. */
  forget(): void {
    this.#draft.clear();
  }
}
