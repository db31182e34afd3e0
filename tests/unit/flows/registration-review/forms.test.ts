import { describe, expect, it } from '@jest/globals';
import { describeFields, describeSections } from '../../../../models/stores/form-snapshot.ts';
import { isRegistrationSubject, type RegistrationSubject } from '../../../../workflows/flows/registration-review/definition.ts';
import { ownRegistrationForms, registrationForms } from '../../../../workflows/flows/registration-review/form.ts';
import { toFieldErrors } from '../../../../workflows/shared/field-errors.ts';
import { findMessage } from '../../../../workflows/shared/messages/index.ts';
import { addDays, dayOf } from '../../../../workflows/shared/time.ts';
import { factsOf, ownPart, subjectForm } from '../../../support/subject-forms.ts';

const SUPERIOR = '01890a5d-ac96-774b-bcce-b302099a8057';
const TODAY = dayOf(new Date().toISOString());
const subjects = Object.keys(registrationForms).filter(isRegistrationSubject);

/** What a form refuses, as `field code`. */
function flaws(subject: RegistrationSubject, more: Readonly<Record<string, unknown>>): string[] {
  const parsed = registrationForms[subject].safeParse({ ...subjectForm(subject, SUPERIOR), ...more });
  return parsed.success ? [] : toFieldErrors(parsed.error.issues).map(({ field, code }) => `${field} ${code}`);
}

describe.each(subjects)('the form of a %s', (subject) => {
  it('takes what is whole, and refuses what it does not know', () => {
    expect(flaws(subject, {})).toEqual([]);
    expect(flaws(subject, { status: 'active' })).toEqual(['status unknown']);
  });

  it('is the same for a signed-in person but for who he is', () => {
    const form = subjectForm(subject, SUPERIOR);
    expect(ownRegistrationForms[subject].safeParse(form).success).toBe(false);
    expect(ownRegistrationForms[subject].safeParse(ownPart(subject, form)).success).toBe(true);
  });

  it('seals what says who somebody is, and has words for every section and field', () => {
    const sealed = describeFields(registrationForms[subject]).filter(({ meta }) => meta.sensitive !== null).map(({ name }) => name);
    expect(sealed).toEqual(expect.arrayContaining(['idNumber', 'personName', 'mobile', 'email']));
    for (const { name: section, fields } of describeSections(registrationForms[subject])) {
      for (const locale of ['zh-CN', 'en'] as const) {
        expect(findMessage(locale, `flows.registrationReview.section.${section}`)).toMatch(/\S/);
        for (const { name } of fields) expect([name, findMessage(locale, `flows.registrationReview.field.${name}`)]).toEqual([name, expect.stringMatching(/\S/)]);
      }
    }
  });

  it.each([
    ['mobile', '12345678901', 'mobile'], ['email', 'nobody', 'email'], ['personName', ' ', 'required'], ['divisionCode', '110101', 'division'],
    ['idNumber', '37000019900101123', 'idNumberFormat'],
  ])('names %s when it is %j', (field, value, code) => {
    expect(flaws(subject, { [field]: value })).toContain(`${field} ${code}`);
  });
});

describe('the form of a base', () => {
  it.each([
    [{ validUntil: null }, []],
    [{ validUntil: TODAY }, []],
    [{ validUntil: addDays(TODAY, -1) }, ['validUntil approvalExpired']],
    [{ approvedOn: addDays(TODAY, 1), validUntil: null }, ['approvedOn dayInFuture']],
    [{ validUntil: '2024-12-31' }, ['validUntil daysReversed']],
    [{ approvedOn: '2025-02-29' }, ['approvedOn day']],
    [{ series: [] }, ['series required']],
    [{ series: ['22', '22'] }, ['series notOffered']],
    [{ level: 'town' }, ['level invalid']],
    [{ seats: -1 }, ['seats tooSmall']],
  ])('of %j', (more, expected) => {
    expect(flaws('base', more)).toEqual(expected);
  });
});

describe('the form of a professional', () => {
  const idNumber = '37000019850312169X';

  it.each([
    [{ birthDate: '1985-03-12', sex: '1' }, []],
    [{ birthDate: '1985-03-12', sex: '2' }, ['sex sexDiffers']],
    [{ birthDate: '1985-03-13', sex: '1' }, ['birthDate birthDateDiffers']],
    [{ idNumber: '370000198503121691', birthDate: '1985-03-12', sex: '1' }, ['idNumber idNumberCheckDigit']],
    [{ birthDate: addDays(TODAY, 1), sex: '1' }, ['birthDate dayInFuture', 'birthDate birthDateDiffers']],
    [{ idType: 'passport', idNumber: 'E12345678', birthDate: '1990-01-01', sex: '2' }, []],
    [{ idType: 'passport', idNumber: 'E1', birthDate: '1990-01-01', sex: '2' }, ['idNumber idNumberFormat']],
    [{ idType: 'library-card', birthDate: '1985-03-12', sex: '1' }, ['idType invalid']],
  ])('agrees with the ID number: %j', (more, expected) => {
    expect(flaws('professional', { idNumber, ...more })).toEqual(expected);
  });

  it('takes a number as people type it', () => {
    const typed = ` ${idNumber.slice(0, 6)} ${idNumber.slice(6).toLowerCase()} `;
    expect(registrationForms.professional.parse({ ...subjectForm('professional', SUPERIOR), idNumber: typed, ...factsOf(idNumber) }).idNumber).toBe(idNumber);
  });
});

describe('an employer', () => {
  it('chooses a department, unless it is an enterprise', () => {
    expect(flaws('employer', { superiorId: null })).toEqual(['superiorId superiorRequired']);
    expect(flaws('employer', { superiorId: null, nature: 'private-enterprise' })).toEqual([]);
    expect(flaws('department', { superiorId: null })).toEqual([]);
  });
});
