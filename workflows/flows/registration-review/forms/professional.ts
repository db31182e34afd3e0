import { z } from 'zod';
import { checkIdNumber, normalizeIdNumber } from '../../../shared/id-number.ts';
import { chosenId, day, describe, divisionCode, email, evidence, fieldCode, ID_NUMBER_ERRORS, mobile, optionalText, text, today } from '../../fields.ts';

/** Documents that prove who a professional is, codes of the code table `id-type` (domain §5.4). */
export const ID_TYPES = [
  'resident-id', 'hk-macao-permit', 'taiwan-permit', 'hk-macao-taiwan-residence', 'passport', 'foreign-permanent-residence',
] as const;

/** GB/T 2261.1; by the ID number of a resident, chosen by others. */
export const SEXES = ['1', '2'] as const;

/** One picture of the face, of the size that electronic certificates take (domain §5.4). */
const PHOTO = { min: 0, max: 1, types: ['image/jpeg'] } as const;

/** Who registers. */
const personFields = {
  idType: z.enum(ID_TYPES).meta(describe('person', 'code-table', { codeTable: 'id-type' })),
  idNumber: z.string().transform(normalizeIdNumber).pipe(z.string().regex(/^[0-9A-Z()]{6,18}$/, fieldCode('idNumberFormat')))
    .meta(describe('person', 'id-number', { sensitive: 'id-number' })),
  personName: text(50).meta(describe('person', 'text', { sensitive: 'name' })),
  sex: z.enum(SEXES).meta(describe('person', 'code-table', { codeTable: 'gender' })),
  birthDate: day.meta(describe('person', 'date', { sensitive: 'birth-date' })),
  mobile: mobile.meta(describe('person', 'mobile', { sensitive: 'mobile' })),
  email: email.meta(describe('person', 'email', { sensitive: 'email' })),
};

/** Where he works: it reviews. A section is chosen among those of the unit. */
const unitFields = {
  divisionCode: divisionCode.meta(describe('unit', 'any-division')),
  superiorId: chosenId('unitUnknown').meta(describe('unit', 'unit')),
  sectionId: chosenId('sectionUnknown').nullable().meta(describe('unit', 'section')),
};

/** What else is known of him; nothing of it is needed (domain §10: no more data than needed). */
const backgroundFields = {
  ethnicity: z.string().regex(/^\d{2}$/, fieldCode('notOffered')).nullable()
    .meta(describe('background', 'code-table', { codeTable: 'ethnicity' })),
  school: optionalText(100).meta(describe('background', 'text')),
  major: optionalText(100).meta(describe('background', 'text')),
};

const professionalEvidence = { photo: evidence(PHOTO) };

/** The ID number of a resident tells his sex and date of birth; what is filled in must agree with it. */
export function agreeWithIdNumber(
  context: z.core.ParsePayload<{ readonly idType: string; readonly idNumber: string; readonly sex: string; readonly birthDate: string }>,
): void {
  const { idType, idNumber: number, sex, birthDate } = context.value;
  const refuse = (field: string, code: string): void => {
    context.issues.push({ code: 'custom', path: [field], input: context.value, message: fieldCode(code) });
  };
  if (birthDate > today()) refuse('birthDate', 'dayInFuture');
  if (idType !== 'resident-id') return;
  const checked = checkIdNumber(number, today());
  if (!checked.ok) return refuse('idNumber', ID_NUMBER_ERRORS[checked.reason]);
  if (checked.sex !== (sex === '1' ? 'male' : 'female')) refuse('sex', 'sexDiffers');
  if (checked.birthDate !== birthDate) refuse('birthDate', 'birthDateDiffers');
}

/** Registration of a professional (manual §1; domain §5.4). Password and declaration travel beside the form. */
export const professionalRegistrationForm = z.strictObject({
  ...personFields, ...unitFields, ...backgroundFields, ...professionalEvidence,
}).check(agreeWithIdNumber);

/** The same for a person who is signed in already, for example as an administrator: who he is stands in his record. */
export const ownProfessionalRegistrationForm = z.strictObject({ ...unitFields, ...backgroundFields, ...professionalEvidence });

/** The fields that say who somebody is; a signed-in person does not fill them in. */
export const IDENTITY_FIELDS = Object.keys(personFields);
