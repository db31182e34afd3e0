import { ownRegistrationForms } from '../../../workflows/flows/registration-review/form.ts';
import { loadClassRosterForm, loadForm } from '../../components/form/form-loaders.ts';
import { type FormData, FormModel } from '../../components/form/form-model.ts';
import { describeFields, type FormSchema } from '../../components/form/form-schema.ts';
import type { FoundDraft } from '../../components/form/kept-draft.ts';
import { isRegistration, subjectOfKind } from '../register/registration-subject.ts';
import { keepDraft } from '../submit-case/submit-draft.ts';
import { formerValues, mendable } from './former-values.ts';
import type { MendingDraft } from './mending-draft.ts';
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
export async function loadMendedForms(view: Pick<OwnCase, 'kind' | 'status' | 'returnCode' | 'isAdministratorFixed' | 'isProvenByClass'>): Promise<MendedForms> {
  const whole = await (view.isProvenByClass ? loadClassRosterForm(view.kind) : loadForm(view.kind));
  if (isWrongUnit(view)) return { whole, mended: unitForm };
  return { whole, mended: isRegistration(view.kind) && view.isAdministratorFixed ? ownRegistrationForms[subjectOfKind(view.kind)] : whole };
}

/** Takes up a returned case with what was changed in it since. Rejects when a part of the page cannot be fetched. */
export async function beginMending(view: OwnCase, draft: MendingDraft): Promise<Mending> {
  const [forms, found] = await Promise.all([loadMendedForms(view), draft.open()]);
  const mending = new Mending(view, forms, { draft, found });
  if (draft.state === 'here') mending.keep();
  return mending;
}

/**
 * A returned form while its applicant mends it: what was submitted, with what he has changed since. Who submits is no part
 * of it where he cannot be changed, and of a person who is to choose another unit only the unit is.
 */
export class Mending {
  readonly model: FormModel;
  /** What people read instead of a code or id, by field, as far as it is known. */
  readonly labels: Readonly<Record<string, string>>;
  readonly #view: OwnCase;
  readonly #draft: MendingDraft;
  readonly #whole: FormSchema;

  constructor(view: OwnCase, { whole, mended }: MendedForms, { draft, found }: { draft: MendingDraft; found: FoundDraft | null }) {
    this.#view = view;
    this.#whole = whole;
    this.#draft = draft;
    const values: FormData = { ...mendable(view), ...(isWrongUnit(view) ? { superiorId: null, sectionId: null } : {}), ...found?.values };
    // What is not mended is none of the draft's business either.
    this.model = new FormModel(mended, Object.fromEntries(describeFields(mended).map(({ name }) => [name, values[name] ?? null])));
    const { former } = this;
    this.labels = { ...Object.fromEntries(Object.entries(view.labels).filter(([name]) => !Object.hasOwn(former, name))), ...found?.labels };
  }

  /** Where the changes are by now. */
  get kept(): MendingDraft['state'] {
    return this.#draft.state;
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
    const parsed = schema.safeParse(new FormModel(schema, { ...mendable(this.#view), ...this.model.valuesWithout([]) }).data());
    return parsed.success && typeof parsed.data === 'object' ? parsed.data : null;
  }

  keep(): void {
    keepDraft(this.#draft, this.model);
  }

  /** Sends what the server has not got yet. */
  async flush(): Promise<void> {
    await this.#draft.flush();
  }

  /** It was submitted, or has moved on otherwise: nothing of it stays in the browser. */
  forget(): void {
    this.#draft.clear();
  }
}
