import { z } from 'zod';
import { column, day, describe, halfSteps, idNumber, optionalText, rows, text } from '../../workflows/flows/fields.ts';

/** A form with a table, as a roster is: a sensitive column, a code, hours, a day, and one that may stay empty. */
export const rowsForm = z.strictObject({
  name: text(60).meta(describe('organization', 'text')),
  members: rows('organization', z.strictObject({
    idNumber: idNumber.meta(column('id-number', { sensitive: 'id-number' })),
    personName: text(60).meta(column('text')),
    sex: z.enum(['1', '2']).meta(column('code-table', { codeTable: 'sex' })),
    hours: halfSteps(100).meta(column('hours')),
    joinedOn: day.optional().meta(column('date')),
    note: optionalText(200).meta(column('text', { wide: true })),
  }), { min: 1, max: 3 }),
});
