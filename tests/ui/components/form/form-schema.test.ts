import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { describeFields, describeSections } from '../../../../ui/components/form/form-schema.ts';
import { registrationForms } from '../../../../workflows/flows/registration-review/form.ts';
import { employerRegistrationForm } from '../../../../workflows/flows/registration-review/forms/employer.ts';

describe('the fields of a form', () => {
  const fields = new Map(describeFields(employerRegistrationForm).map((field) => [field.name, field]));

  it('come by section, in the order of the schema', () => {
    const sections = describeSections(employerRegistrationForm);
    expect(sections.map(({ name }) => name)).toEqual(['organization', 'administrator', 'evidence']);
    expect(sections[0]?.fields.map(({ name }) => name)).toEqual([
      'creditCode', 'name', 'nature', 'industry', 'divisionCode', 'superiorId', 'legalRepresentative', 'headcount', 'address',
    ]);
  });

  it('are required when their schema takes neither null nor nothing nor an empty text', () => {
    const required = [...fields.values()].filter(({ isRequired }) => isRequired).map(({ name }) => name);
    expect(required).toEqual([
      'creditCode', 'name', 'nature', 'industry', 'divisionCode', 'legalRepresentative',
      'idType', 'idNumber', 'personName', 'mobile', 'email', 'license', 'authorization',
    ]);
  });

  it('say how they travel when empty', () => {
    expect(fields.get('superiorId')?.emptyValue).toBeNull();
    expect(fields.get('address')?.emptyValue).toBeUndefined();
    expect(fields.get('name')?.emptyValue).toBe('');
  });

  it('travel as an empty list where their schema takes one, and are required where it does not', () => {
    const photo = describeFields(registrationForms.professional).find(({ name }) => name === 'photo');
    expect([photo?.emptyValue, photo?.isRequired]).toEqual([[], false]);
    const series = describeFields(registrationForms.base).find(({ name }) => name === 'series');
    expect([series?.emptyValue, series?.isRequired]).toEqual(['', true]);
  });

  it('say which codes they take, so that a table offers no others', () => {
    const idType = fields.get('idType');
    expect(['resident-id', 'passport'].filter((code) => idType?.accepts(code))).toEqual(['resident-id']);
  });

  it('leave out what people do not fill in', () => {
    expect(describeFields(z.object({ hidden: z.string() }))).toEqual([]);
  });
});
