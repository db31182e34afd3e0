import { describe, expect, it } from '@jest/globals';
import { compareRows } from '../../../../ui/components/form/changed-rows.ts';
import { FormModel } from '../../../../ui/components/form/form-model.ts';
import { describeFields } from '../../../../ui/components/form/form-schema.ts';
import { isTable, type NamedColumn, parseCells, paste, readWords } from '../../../../ui/components/form/pasted-rows.ts';
import { rowsForm } from '../../../support/rows-form.ts';

const LABELS: Readonly<Record<string, string>> = { idNumber: '证件号', personName: '姓名', sex: '性别', hours: '学时(分)', joinedOn: '入班日期', note: '备注' };
const columns: readonly NamedColumn[] = (describeFields(rowsForm).find(({ name }) => name === 'members')?.meta.rows?.columns ?? [])
  .map((column) => ({ ...column, label: LABELS[column.name] ?? column.name }));
const codes = new Map([['sex', [{ code: '1', zh: '男', en: 'Male' }, { code: '2', zh: '女', en: 'Female' }]]]);
const target = { rows: [{}], columns, row: 0, column: 0, max: 3, codes };

describe('a text from a spreadsheet', () => {
  it.each([
    ['a\tb\r\nc\td\r\n', [['a', 'b'], ['c', 'd']]],
    ['a\t\tb', [['a', '', 'b']]],
    ['"two\nlines"\tb\n', [['two\nlines', 'b']]],
    ['"with ""quotes"""\tb', [['with "quotes"', 'b']]],
    ['"not quoted" at all\tb', [['"not quoted" at all', 'b']]],
    ['a\n\nb', [['a'], [''], ['b']]],
  ])('is cells: %j', (text, cells) => {
    expect(parseCells(text)).toEqual(cells);
  });

  it('is a table when it has more than one cell', () => {
    expect(['370000\r\n', 'one cell', 'a\tb', 'a\nb'].map(isTable)).toEqual([false, false, true, true]);
  });
});

describe('pasting', () => {
  it('fills right and down, adds rows, and reads codes, numbers and days', () => {
    const { rows, cells, filled, dropped } = paste('37000019850312169X\t王晓明\t男\t4.5\t2026/3/5\n 37000019850312169x \t李丽\tfemale\t１２\t五月一日\n', target);
    expect(rows).toEqual([
      { idNumber: '37000019850312169X', personName: '王晓明', sex: '1', hours: 4.5, joinedOn: '2026-03-05' },
      { idNumber: '37000019850312169x', personName: '李丽', sex: '2', hours: 12, joinedOn: '五月一日' },
    ]);
    expect([cells.length, cells[0], filled, dropped]).toEqual([10, '0.idNumber', 2, 0]);
  });

  it('keeps words of which the codes are not there yet, and reads them when they are', () => {
    const { rows } = paste('王晓明\t男\n李丽\t不详', { ...target, column: 1, codes: new Map() });
    expect(rows.map(({ sex }) => sex)).toEqual(['男', '不详']);
    const read = readWords(rows, columns, codes);
    expect(read.map(({ sex }) => sex)).toEqual(['1', '不详']);
    expect(readWords(read, columns, codes)).toBe(read);
  });

  it('begins at the cell of the cursor, and keeps what stands beside it', () => {
    const { rows } = paste('女\t3\tmore\tmore\tmore', { ...target, rows: [{ personName: '王晓明', hours: 1 }], column: 2 });
    expect(rows).toEqual([{ personName: '王晓明', sex: '2', hours: 3, joinedOn: 'more', note: 'more' }]);
  });

  it('takes a head as the names of the columns below it', () => {
    const { rows, filled } = paste('序号\t姓名*\t学时（分）\t性别\n1\t王晓明\t4\t男', { ...target, column: 3 });
    expect([rows, filled]).toEqual([[{ personName: '王晓明', hours: 4, sex: '1' }], 1]);
  });

  it('says how many rows found no room', () => {
    const { rows, filled, dropped } = paste('a\nb\nc\nd', { ...target, rows: [{}, {}], row: 1, column: 1 });
    expect([rows.length, filled, dropped]).toEqual([3, 2, 2]);
  });
});

describe('a form with a table', () => {
  const whole = { idNumber: '37000019850312169X', personName: '王晓明', sex: '1', hours: 4.5 };

  it('calls a cell wrong once it was left, and every cell once submission was tried', () => {
    const model = new FormModel(rowsForm, { name: '培训班', members: [{ ...whole, personName: '' }, { ...whole, hours: 'x' }] });
    expect(model.shownCellErrors('members')).toEqual({});
    model.leaveCells('members', ['1.hours']);
    expect(Object.keys(model.shownCellErrors('members'))).toEqual(['1.hours']);
    model.leaveAll();
    expect(Object.entries(model.shownCellErrors('members')).map(([cell, { code }]) => `${cell} ${code}`)).toEqual(['0.personName required', '1.hours wrongType']);
    const [section] = model.sections;
    expect(section && model.progress(section).errors).toBe(2);
  });

  it('sends no empty rows at the end, and no empty cells', () => {
    const model = new FormModel(rowsForm, { name: '培训班', members: [{ ...whole, note: '' }, {}, { note: '' }] });
    expect(model.data()).toEqual({ name: '培训班', members: [whole] });
    expect(model.errors()).toEqual([]);
    model.set('members', [{}]);
    expect(model.errors()).toEqual([{ field: 'members', code: 'required', params: {} }]);
  });

  it('shows what the server says of a cell until the table changes', () => {
    const model = new FormModel(rowsForm, { name: '培训班', members: [whole] });
    model.setServerErrors([{ field: 'form.members.0.sex', code: 'notOffered', message: '' }]);
    expect(Object.keys(model.shownCellErrors('members'))).toEqual(['0.sex']);
    model.change('members', [{ ...whole, sex: '2' }]);
    expect(model.shownErrors()).toEqual([]);
  });
});

describe('two rounds of a table', () => {
  it('are compared row by row, with a changed row beside the one in whose place it stands', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((personName) => ({ personName }));
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('Four rows');
    expect(compareRows([a, b, c], [a, d, c])).toEqual([{ present: 0, before: 0 }, { present: 1, before: 1 }, { present: 2, before: 2 }]);
    expect(compareRows([a, b, c], [a, c])).toEqual([{ present: 0, before: 0 }, { present: 1, before: 2 }, { present: null, before: 1 }]);
    expect(compareRows([a], [b, a])).toEqual([{ present: 0, before: null }, { present: 1, before: 0 }]);
  });
});
