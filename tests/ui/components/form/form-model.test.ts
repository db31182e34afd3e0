import { beforeEach, describe, expect, it } from '@jest/globals';
import { FormModel, type FormValue } from '../../../../ui/components/form/form-model.ts';
import { registrationForms } from '../../../../workflows/flows/registration-review/form.ts';
import { employerRegistrationForm } from '../../../../workflows/flows/registration-review/forms/employer.ts';

const complete = {
  creditCode: '91000000MA00000018', name: '济南泉景信息技术有限公司', nature: 'private-enterprise', industry: 'I',
  divisionCode: '370102', legalRepresentative: '周明远', idType: 'resident-id', idNumber: '370000198503120013',
  personName: '赵文博', mobile: '13800000018', email: 'zhaowb@example.cn',
  license: ['0199a9c8-5d00-7000-8000-000000000002'], authorization: ['0199a9c8-5d00-7000-8000-000000000003'],
};

let model: FormModel;
beforeEach(() => {
  model = new FormModel(employerRegistrationForm, { idType: 'resident-id' });
});

function fill(values: Readonly<Record<string, FormValue>>): void {
  for (const [name, value] of Object.entries(values)) model.set(name, value);
}

describe('a form being filled in', () => {
  it('calls nothing wrong before a field was left', () => {
    expect(model.shownErrors()).toEqual([]);
    model.leave('name');
    expect(model.shownErrors()).toEqual([{ field: 'name', code: 'required', params: {} }]);
  });

  it('calls an empty required field missing, whatever its widget', () => {
    model.leaveAll();
    const codes = new Set(model.shownErrors().map(({ code }) => code));
    expect(codes).toEqual(new Set(['required']));
  });

  it('keeps to one error a field, in the order of the form', () => {
    fill({ email: 'nobody', creditCode: 'I' });
    model.leaveAll();
    const fields = model.shownErrors().map(({ field }) => field);
    expect(fields[0]).toBe('creditCode');
    expect(fields.at(-1)).toBe('authorization');
    expect(new Set(fields).size).toBe(fields.length);
  });

  it('sends empty fields as their schema wants them', () => {
    fill(complete);
    expect(model.errors()).toEqual([]);
    expect(model.data()).toEqual({ ...complete, superiorId: null, headcount: null });
  });

  it('finds what one field demands of another', () => {
    fill({ ...complete, nature: 'government' });
    model.leaveAll();
    expect(model.shownError('superiorId')?.code).toBe('superiorRequired');
  });

  it('is stopped by a file on its way, whatever the field holds already', () => {
    fill(complete);
    model.block('license', 'attachmentUploading');
    model.leaveAll();
    expect(model.shownErrors().map(({ field, code }) => [field, code])).toEqual([['license', 'attachmentUploading']]);
    model.block('license', null);
    expect(model.errors()).toEqual([]);
  });

  it('shows errors of the server until the field changes', () => {
    fill(complete);
    model.setServerErrors([
      { field: 'form.superiorId', code: 'superiorUnknown', message: '' }, { field: 'password', code: 'passwordKnown', message: '' },
    ]);
    expect(model.shownErrors().map(({ code }) => code)).toEqual(['superiorUnknown']);
    model.set('superiorId', '0199a9c8-5d00-7000-8000-000000000001');
    expect(model.shownErrors()).toEqual([]);
  });

  it('counts what a section still needs', () => {
    fill({ name: '某单位', email: 'nobody' });
    model.leave('email');
    const [organization, administrator] = model.sections;
    expect(organization && model.progress(organization)).toEqual({ filled: 1, total: 6, errors: 0 });
    expect(administrator && model.progress(administrator)).toEqual({ filled: 2, total: 5, errors: 1 });
  });

  it('keeps the number of a document out of what is kept of it', () => {
    fill(complete);
    const kept = model.valuesWithout(model.namesOf('id-number'));
    expect(Object.keys(kept).toSorted()).toEqual(Object.keys(complete).filter((name) => name !== 'idNumber').toSorted());
  });
});

describe('what is chosen within something else', () => {
  const chosen = { divisionCode: '370102', superiorId: 'unit', sectionId: 'section' };

  it('is chosen no more when that changes: the unit with its division, the section with both', () => {
    const model = new FormModel(registrationForms.professional, chosen);
    model.change('superiorId', 'other');
    expect([model.value('divisionCode'), model.value('sectionId')]).toEqual(['370102', null]);
    model.set('sectionId', 'section');
    model.change('divisionCode', '370103');
    expect([model.value('superiorId'), model.value('sectionId')]).toEqual([null, null]);
  });

  it('stays when anything else changes', () => {
    const model = new FormModel(registrationForms.professional, chosen);
    model.change('school', '山东大学');
    expect(model.value('sectionId')).toBe('section');
  });
});
