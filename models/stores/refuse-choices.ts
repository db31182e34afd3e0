import type { Sequelize, Transaction } from 'sequelize';
import type { RegistrationForm } from '../../workflows/flows/registration-review/form.ts';
import type { RegistrationSubject } from '../../workflows/flows/registration-review/definition.ts';
import type { FieldError } from '../../workflows/shared/field-errors.ts';
import type { FieldMeta } from '../../workflows/shared/form-field.ts';
import { describeFields } from './form-snapshot.ts';
import { forms } from './forms.ts';
import { findUnit, findUnknownCodes, isEligibleSuperior, isPresentDivision, isSectionOf } from './reference.ts';
import type { RequestDeps } from './requests.ts';

/** A form with the subject whose form it is. */
export interface Registration {
  readonly subject: RegistrationSubject;
  readonly form: RegistrationForm;
}

interface Choice {
  readonly sequelize: Sequelize;
  readonly transaction: Transaction | null;
  readonly form: RegistrationForm;
  readonly value: string;
}

/** What is wrong with the choice of a field, as a code of `problems.field`; null when it can be chosen today. */
type Judge = (choice: Choice) => Promise<string | null>;

/** Fields with these widgets are chosen among what the database has. */
const judges: Partial<Record<FieldMeta['widget'], Judge>> = {
  division: async ({ sequelize, value: code, transaction }) =>
    (await isPresentDivision(sequelize, { code, isLowest: true }, transaction) ? null : 'division'),
  'any-division': async ({ sequelize, value: code, transaction }) =>
    (await isPresentDivision(sequelize, { code, isLowest: false }, transaction) ? null : 'notOffered'),
  department: async ({ sequelize, value, form: { divisionCode }, transaction }) =>
    (await isEligibleSuperior(sequelize, value, divisionCode, transaction) ? null : 'superiorUnknown'),
  unit: async ({ sequelize, value: id, form: { divisionCode }, transaction }) =>
    (await findUnit(sequelize, { id, divisionCode }, transaction) === null ? 'unitUnknown' : null),
  section: async ({ sequelize, value: sectionId, form: { superiorId }, transaction }) =>
    (await isSectionOf(sequelize, { sectionId, unitId: superiorId ?? '' }, transaction) ? null : 'sectionUnknown'),
};

/** What a form's schema cannot know: whether what was chosen can be chosen today. Field names stand below `form`. */
export async function refuseChoices(
  { sequelize }: Pick<RequestDeps, 'sequelize'>, { subject, form }: Registration, transaction: Transaction | null = null,
): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  for (const { name, meta } of describeFields(forms[`registrationReview.${subject}`])) {
    const value: unknown = Reflect.get(form, name);
    const code = await judge({ sequelize, transaction, form }, meta, value);
    if (code !== null) errors.push({ field: `form.${name}`, code, params: {} });
  }
  return errors;
}

async function judge(context: Omit<Choice, 'value'>, { widget, codeTable }: FieldMeta, value: unknown): Promise<string | null> {
  const values = [value].flat().filter((one) => typeof one === 'string' && one !== '').map(String);
  const [first] = values;
  if (first === undefined) return null;
  if (codeTable !== undefined) {
    const unknown = await findUnknownCodes(context.sequelize, { table: codeTable, codes: values }, context.transaction);
    return unknown.length === 0 ? null : 'notOffered';
  }
  return await judges[widget]?.({ ...context, value: first }) ?? null;
}
