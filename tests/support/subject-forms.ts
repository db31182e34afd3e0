import { randomUUID } from 'node:crypto';
import type { Sealing } from '../../platform/sealing.ts';
import type { RegistrationSubject } from '../../workflows/flows/registration-review/definition.ts';
import { addDays, dayOf } from '../../workflows/shared/time.ts';
import { checkIdNumber } from '../../workflows/shared/id-number.ts';
import { knowAttachments, upload } from './attachments.ts';
import type { BrowserSession } from './browser-session.ts';
import { makeImage, makePdf } from './files.ts';
import { registrationForm } from './registration-form.ts';

export type SubjectForm = Readonly<Record<string, unknown>> & { readonly idNumber: string; readonly superiorId: string | null };

/** Path segments of the subjects. */
export const PLURALS = {
  department: 'departments', employer: 'employers', base: 'bases', professional: 'professionals',
} as const satisfies Record<RegistrationSubject, string>;

const TODAY = dayOf(new Date().toISOString());

/** Sex and date of birth as an ID number tells them. */
export function factsOf(idNumber: string): { sex: string; birthDate: string } {
  const checked = checkIdNumber(idNumber, TODAY);
  if (!checked.ok) throw new Error(`${checked.reason}`);
  return { sex: checked.sex === 'male' ? '1' : '2', birthDate: checked.birthDate };
}

/** A form of the subject that everything accepts in 历下区; its files are invented. */
export function subjectForm(subject: RegistrationSubject, superiorId: string | null, more: Readonly<Record<string, unknown>> = {}): SubjectForm {
  const { creditCode, name, divisionCode, legalRepresentative, idType, idNumber, personName, mobile, email, phone, license, authorization, ...employer } =
    registrationForm({ nature: 'public-institution', ...(typeof more.idNumber === 'string' ? { idNumber: more.idNumber } : {}) });
  const person = { idType, idNumber, personName, mobile, email };
  const organization = { creditCode, name, divisionCode, superiorId, address: '历下区解放路 1 号' };
  const forms: Record<RegistrationSubject, SubjectForm> = {
    department: { ...organization, postcode: '250013', contactName: '钱进', contactPhone: '0531-86001234', ...person, phone, proof: [randomUUID()] },
    employer: { ...organization, ...employer, legalRepresentative, ...person, phone, superiorId, license, authorization },
    base: {
      ...organization, host: 'university', industry: 'P', legalRepresentative, level: 'provincial', approvalNumber: `鲁人社字〔2025〕${creditCode.slice(-4)}号`,
      approvedOn: '2025-01-15', validUntil: addDays(TODAY, 400), series: ['22', '05'], areaSquareMeters: 900, seats: 120, teachers: null,
      headName: '周正', headMobile: '13900004321', ...person, phone, approval: [randomUUID()], license, authorization,
    },
    professional: {
      ...person, ...factsOf(idNumber), divisionCode, superiorId, sectionId: null, ethnicity: '01', school: '山东大学', major: '数学', photo: [],
    },
  };
  return { ...forms[subject], ...more };
}

/** The fields of a form that name files, with how many they name. */
function fileFields(form: SubjectForm): string[] {
  return ['proof', 'approval', 'license', 'authorization', 'photo'].filter((field) => {
    const ids = form[field];
    return Array.isArray(ids) && ids.length > 0;
  });
}

/** The same form with files that this browser has uploaded. */
export async function uploaded(browser: BrowserSession, form: SubjectForm): Promise<SubjectForm> {
  const ids: Record<string, string[]> = {};
  for (const field of fileFields(form)) {
    const answer = field === 'photo'
      ? await upload(browser, await makeImage('jpeg'), { name: '照片.jpg', type: 'image/jpeg' })
      : await upload(browser, makePdf(), { name: '证明材料.pdf', type: 'application/pdf' });
    ids[field] = [String(answer.json.id)];
  }
  return { ...form, ...ids };
}

/** Makes the files of a form known, as uploaded by this owner. */
export async function knowFiles(sealing: Sealing, form: SubjectForm, owner: string): Promise<void> {
  const ids = fileFields(form).flatMap((field) => form[field]).map(String);
  await knowAttachments(sealing, { license: ids, authorization: [] }, owner);
}

/** The part of a form that a signed-in person fills in. */
export function ownPart(subject: RegistrationSubject, form: SubjectForm): Record<string, unknown> {
  const identity = subject === 'professional'
    ? ['idType', 'idNumber', 'personName', 'sex', 'birthDate', 'mobile', 'email'] : ['idType', 'idNumber', 'personName', 'mobile', 'email', 'phone'];
  return Object.fromEntries(Object.entries(form).filter(([field]) => !identity.includes(field)));
}

