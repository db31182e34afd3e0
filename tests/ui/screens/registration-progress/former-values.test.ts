import '../../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import type { FormValue } from '../../../../ui/components/form/form-model.ts';
import { formerValues, mendable, type SubmittedForm } from '../../../../ui/screens/registration-progress/former-values.ts';

const submitted: SubmittedForm = {
  values: { name: '明湖小学', idNumber: '370000199001011234', nature: 'public-institution', headcount: 12, phone: null, license: ['a'] },
  form: { name: '明湖小学', idNumber: '370***********1234', nature: 'public-institution', headcount: 12, phone: null, license: ['a'] },
  labels: { nature: '事业单位' },
  attachments: [{ id: 'a', field: 'license', name: '执照.png', mediaType: 'image/png', size: 10 }],
};

function formerOf(present: Readonly<Record<string, FormValue>>) {
  const values: Readonly<Record<string, FormValue>> = { ...mendable(submitted), ...present };
  return formerValues(Object.keys(submitted.values), (name) => values[name] ?? null, submitted);
}

describe('the changed fields of a form that is mended', () => {
  it('are none while it is as it was submitted, blanks around and empty fields included', () => {
    expect(formerOf({})).toEqual({});
    expect(formerOf({ name: ' 明湖小学 ', phone: '', headcount: 12 })).toEqual({});
  });

  it('say what stood there before: words for codes, units for numbers, names for files', () => {
    expect(formerOf({ nature: 'private-enterprise', headcount: 13, license: ['b'], phone: '0531-1' }))
      .toEqual({ nature: '事业单位', headcount: expect.stringMatching(/^12 /), license: '执照.png', phone: '' });
  });

  it('never show a sensitive value whole', () => {
    expect(formerOf({ idNumber: '370000199001015678' })).toEqual({ idNumber: '370***********1234' });
  });
});
