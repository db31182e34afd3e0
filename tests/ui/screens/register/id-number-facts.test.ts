import { describe, expect, it } from '@jest/globals';
import { FormModel } from '../../../../ui/components/form/form-model.ts';
import { takeFactsOfIdNumber } from '../../../../ui/screens/register/id-number-facts.ts';
import { registrationForms } from '../../../../workflows/flows/registration-review/form.ts';
import { idNumberCheckDigit } from '../../../../workflows/shared/id-number.ts';

const NOW = '2026-11-25T02:00:00.000Z';
const WOMAN = withDigit('37000019850312002');

function withDigit(first17: string): string {
  return `${first17}${idNumberCheckDigit(first17)}`;
}

function professional(idType: string, idNumber: string): FormModel {
  const model = new FormModel(registrationForms.professional, { idType, idNumber });
  takeFactsOfIdNumber(model, NOW);
  return model;
}

describe('the ID number of a resident', () => {
  it('fills in sex and date of birth, which nobody types then', () => {
    const model = professional('resident-id', WOMAN);
    expect([model.value('sex'), model.value('birthDate')]).toEqual(['2', '1985-03-12']);
    expect(['sex', 'birthDate', 'personName'].filter((name) => model.isFixed(name))).toEqual(['sex', 'birthDate']);
  });

  it('is what is called wrong when it is, not what it would have filled in', () => {
    const model = professional('resident-id', `${WOMAN.slice(0, 17)}${WOMAN.endsWith('1') ? '2' : '1'}`);
    const wrong = model.errors().map(({ field, code }) => `${field}: ${code}`);
    expect(wrong).toContain('idNumber: idNumberCheckDigit');
    expect(wrong.filter((error) => /^(?:sex|birthDate)/.test(error))).toEqual([]);
    expect(model.value('birthDate')).toBeNull();
  });

  it('empties both again when it is changed into a wrong one', () => {
    const model = professional('resident-id', WOMAN);
    model.change('idNumber', '370000');
    takeFactsOfIdNumber(model, NOW);
    expect([model.value('sex'), model.value('birthDate')]).toEqual([null, null]);
  });

  it('is only missing while it is empty', () => {
    expect(professional('resident-id', '').errors().find(({ field }) => field === 'idNumber')?.code).toBe('required');
  });
});

describe('another document', () => {
  it('leaves both to be filled in', () => {
    const model = professional('passport', 'E12345678');
    model.change('sex', '1');
    takeFactsOfIdNumber(model, NOW);
    expect([model.value('sex'), model.isFixed('sex')]).toEqual(['1', false]);
    expect(model.errors().map(({ field }) => field)).toContain('birthDate');
  });
});

describe('a form without a person', () => {
  it('is left alone', () => {
    const model = new FormModel(registrationForms.employer, { idType: 'resident-id', idNumber: WOMAN });
    takeFactsOfIdNumber(model, NOW);
    expect(model.value('sex')).toBeNull();
  });
});
