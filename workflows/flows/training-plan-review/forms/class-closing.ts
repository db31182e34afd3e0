import { z } from 'zod';
import { HOUR_STEP } from '../../../shared/hours/hours.ts';
import { CLASS_RESULTS } from '../../../shared/training.ts';
import { chosenId, column, describe, evidence, FEW_FILES, fieldCode, idNumber, longText, optionalText, rows, text } from '../../fields.ts';
import { yuan } from './annual-plan.ts';

/** One person who was in a class. Who failed may have earned no hours. */
const member = z.strictObject({
  idNumber: idNumber.meta(column('id-number', { sensitive: 'id-number' })),
  personName: text(50).meta(column('text', { sensitive: 'name' })),
  unit: optionalText(100).meta(column('text', { wide: true })),
  result: z.enum(CLASS_RESULTS).meta(column('code-table', { codeTable: 'class-result' })),
  hours: z.number().min(0).max(1_000).multipleOf(HOUR_STEP, fieldCode('halfSteps')).meta(column('hours')),
});

/** How a class ended (domain §5.7): its roster, report and accounts, within ten working days of its end. */
export const classClosingForm = z.strictObject({
  classId: chosenId('notOffered').meta(describe('course', 'own-class', { wide: true })),
  roster: rows('roster', member, { min: 1, max: 1_000 }),
  summary: longText(5_000).meta(describe('report', 'long-text', { wide: true })),
  satisfaction: z.int().min(0).max(100).meta(describe('report', 'integer')),
  income: yuan.meta(describe('report', 'integer')),
  expense: yuan.meta(describe('report', 'integer')),
  proof: evidence(FEW_FILES),
});
