import { z } from 'zod';
import { LEARNING_SUBJECTS } from '../../../shared/hours/study-forms.ts';
import { TRAINING_LEVELS, TRAINING_METHODS } from '../../../shared/training.ts';
import { column, describe, evidence, FEW_FILES, fieldCode, halfSteps, optionalText, rows, text, today } from '../../fields.ts';

/** Whole yuan; money is stored in Fen. */
export const yuan = z.int().min(0).max(100_000_000).nullable();

/** How somebody is reached about a plan or class. */
export const contact = {
  contactName: text(50).meta(describe('contact', 'text')),
  contactPhone: text(20).meta(describe('contact', 'text')),
};

const year = z.int().refine((value) => {
  const present = Number(today().slice(0, 4));
  return value === present || value === present + 1;
}, fieldCode('planYear'));

/** One course of a plan (domain §5.6); `sessions` of it are held, each for `capacity` people. */
export const planItem = z.strictObject({
  name: text(100).meta(column('text', { wide: true })),
  learningSubject: z.enum(LEARNING_SUBJECTS).meta(column('code-table', { codeTable: 'learning-subject' })),
  field: text(100).meta(column('text')),
  audience: text(100).meta(column('text')),
  level: z.enum(TRAINING_LEVELS).meta(column('code-table', { codeTable: 'training-level' })),
  method: z.enum(TRAINING_METHODS).meta(column('code-table', { codeTable: 'training-method' })),
  startMonth: z.int().min(1).max(12).meta(column('integer')),
  days: z.int().min(1).max(366).meta(column('integer')),
  hours: halfSteps(1_000).meta(column('hours')),
  sessions: z.int().min(1).max(1_000).meta(column('integer')),
  capacity: z.int().min(1).max(100_000).meta(column('integer')),
  assessment: text(100).meta(column('text')),
  leader: text(50).meta(column('text')),
  place: optionalText(100).meta(column('text')),
  fee: z.int().min(0).max(1_000_000).optional().meta(column('integer')),
  funding: optionalText(100).meta(column('text')),
  teachers: optionalText(200).meta(column('text', { wide: true })),
});

/** What a base or employer is going to teach in a year. For a year that has a plan it becomes the next version of it. */
export const annualPlanForm = z.strictObject({
  year: year.meta(describe('plan', 'integer')),
  name: text(100).meta(describe('plan', 'text')),
  basis: optionalText(500).meta(describe('plan', 'text', { wide: true })),
  budget: yuan.meta(describe('plan', 'integer')),
  items: rows('items', planItem, { min: 1, max: 200 }),
  ...contact,
  proof: evidence(FEW_FILES),
});
