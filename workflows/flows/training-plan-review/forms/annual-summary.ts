import { z } from 'zod';
import { describe, evidence, FEW_FILES, longText, optionalLongText } from '../../fields.ts';
import { yuan } from './annual-plan.ts';

/** What a year of training was like (domain §5.8). Its numbers are the platform's own: they are explained here, not typed. */
export const annualSummaryForm = z.strictObject({
  year: z.int().min(2015).max(2100).meta(describe('plan', 'integer')),
  satisfaction: z.int().min(0).max(100).nullable().meta(describe('plan', 'integer')),
  income: yuan.meta(describe('plan', 'integer')),
  expense: yuan.meta(describe('plan', 'integer')),
  mainWork: longText(5_000).meta(describe('report', 'long-text', { wide: true })),
  differences: optionalLongText(2_000).meta(describe('report', 'long-text', { wide: true })),
  problems: longText(5_000).meta(describe('report', 'long-text', { wide: true })),
  nextYear: longText(5_000).meta(describe('report', 'long-text', { wide: true })),
  proof: evidence({ ...FEW_FILES, min: 0 }),
});
