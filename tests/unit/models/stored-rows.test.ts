import { describe, expect, it } from '@jest/globals';
import { describeSections, openField, openForm, openRows, storeForm } from '../../../models/stores/form-snapshot.ts';
import { generateKeys } from '../../../platform/keys.ts';
import { createSealing } from '../../../platform/sealing.ts';
import { toFieldErrors } from '../../../workflows/shared/field-errors.ts';
import { rowsForm } from '../../support/rows-form.ts';

const member = { idNumber: '37000019850312169X', personName: '王晓明', sex: '1', hours: 4.5 };
const form = { name: '培训班', members: [member, { ...member, note: '第二人' }] };
const sealing = createSealing(generateKeys());

describe('the schema of a table', () => {
  it('names what is wrong with a cell by field, row and column', () => {
    const parsed = rowsForm.safeParse({ ...form, members: [member, { ...member, hours: 1.3, sex: '3' }, { ...member, personName: ' ', score: 1 }] });
    const errors = parsed.success ? [] : toFieldErrors(parsed.error.issues, 'form').map(({ field, code }) => `${field} ${code}`);
    expect(errors).toEqual([
      'form.members.1.sex invalid', 'form.members.1.hours halfSteps', 'form.members.2.personName required', 'form.members.2.score unknown',
    ]);
  });

  it.each([[[], 'rowsRequired'], [[member, member, member, member], 'rowsTooMany']])('counts rows', (members, code) => {
    const parsed = rowsForm.safeParse({ ...form, members });
    expect(parsed.success ? [] : toFieldErrors(parsed.error.issues)).toEqual([{ field: 'members', code, params: {} }]);
  });

  it('describes its columns to whoever shows it', () => {
    const [section] = describeSections(rowsForm);
    expect(section?.fields.map(({ name, widget, columns }) => [name, widget, columns.map((column) => column.name)])).toEqual([
      ['name', 'text', []], ['members', 'rows', ['idNumber', 'personName', 'sex', 'hours', 'joinedOn', 'note']],
    ]);
    expect(section?.fields[1]?.columns[2]).toEqual({ name: 'sex', widget: 'code-table', sensitive: null, codeTable: 'sex', wide: false });
  });
});

describe('a stored table', () => {
  const stored = storeForm(sealing, rowsForm, form);

  it('shows its sensitive column masked, and nothing of it elsewhere', () => {
    expect(stored.form.members).toEqual([
      { ...member, idNumber: '370***********169X', joinedOn: null, note: null }, { ...member, idNumber: '370***********169X', joinedOn: null, note: '第二人' },
    ]);
    expect(JSON.stringify(stored)).not.toContain(member.idNumber);
  });

  it('opens whole', () => {
    expect(openRows(sealing, stored, 'members').map((row) => row.idNumber)).toEqual([member.idNumber, member.idNumber]);
    expect(openField(sealing, stored, 'members')).toHaveLength(2);
    expect(openForm(sealing, rowsForm, stored)).toEqual(form);
    expect(rowsForm.safeParse(openForm(sealing, rowsForm, stored)).success).toBe(true);
  });

  it('holds no rows where the form has none', () => {
    const empty = storeForm(sealing, rowsForm, { name: '培训班' });
    expect([empty.form.members, empty.sealed, openRows(sealing, empty, 'members')]).toEqual([[], {}, []]);
  });
});
