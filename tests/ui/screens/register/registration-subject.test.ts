import { describe, expect, it } from '@jest/globals';
import { FormModel } from '../../../../ui/components/form/form-model.ts';
import { isFormData } from '../../../../ui/screens/register/is-form-data.ts';
import { keptValues } from '../../../../ui/screens/register/kept-values.ts';
import { reviewerChoice, subjectOfKind } from '../../../../ui/screens/register/registration-subject.ts';
import { registrationForms } from '../../../../workflows/flows/registration-review/form.ts';

const chosen = (divisionCode: string, superiorId: string) => new FormModel(registrationForms.employer, { divisionCode, superiorId });

describe('what decides who reviews', () => {
  it('is the division alone for a department, which its bureau reviews', () => {
    expect(reviewerChoice('department', chosen('370100', 's'))).toEqual({ division: '370100', superiorId: '' });
  });

  it('is the division of an employer, and its department once one is chosen', () => {
    expect(reviewerChoice('employer', chosen('370102', ''))).toEqual({ division: '370102', superiorId: '' });
    expect(reviewerChoice('employer', chosen('370102', 's'))).toEqual({ division: '370102', superiorId: 's' });
  });

  it.each(['base', 'professional'] as const)('is nothing for a %s before it has chosen', (subject) => {
    expect(reviewerChoice(subject, chosen('370102', ''))).toEqual({ division: '', superiorId: '' });
    expect(reviewerChoice(subject, chosen('370102', 's'))).toEqual({ division: '370102', superiorId: 's' });
  });

  it('is found for a kind of case', () => {
    expect(subjectOfKind('registrationReview.base')).toBe('base');
  });
});

describe('a draft in the browser', () => {
  it('holds neither document, birth, telephone nor files of a professional', () => {
    const form = {
      idType: 'resident-id', idNumber: '370000198503120021', personName: '孙丽', sex: '2', birthDate: '1985-03-12', mobile: '13900001234',
      email: 's@example.cn', divisionCode: '370102', superiorId: 'u', sectionId: 's', school: '山东大学', photo: ['a'],
    };
    const kept = keptValues(new FormModel(registrationForms.professional, form));
    expect(Object.keys(kept).toSorted()).toEqual(['divisionCode', 'email', 'idType', 'personName', 'school', 'sectionId', 'sex', 'superiorId']);
  });

  it('holds no telephone numbers of a department or a base', () => {
    expect(keptValues(new FormModel(registrationForms.department, { name: '局', contactPhone: '0531-1', phone: '0531-2', mobile: '139' }))).toEqual({ name: '局' });
    expect(keptValues(new FormModel(registrationForms.base, { series: ['01', '02'], headMobile: '139' }))).toEqual({ series: ['01', '02'] });
  });

  it('may hold several codes, and nothing that no field could hold', () => {
    expect(isFormData({ series: ['01', '02'], level: 'city', seats: 40, validUntil: null })).toBe(true);
    for (const value of [null, [], 'text', { series: [1] }, { name: { first: 'x' } }]) expect(isFormData(value)).toBe(false);
  });
});
