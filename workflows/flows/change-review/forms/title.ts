import { z } from 'zod';
import { day, describe, fieldCode, optionalText, text, today } from '../../fields.ts';

/** How a title was come by, codes of the code table `title-route` (domain §5.4). */
export const TITLE_ROUTES = ['review', 'examination', 'both', 'recognition'] as const;

/** Grades of technical posts, 1 the highest (domain §5.4). */
const POST_GRADES = 13;

/** What a record of a professional title says (manual §5.1.4.1, domain §5.4). */
const titleFields = {
  seriesCode: z.string().regex(/^\d{2}$/, fieldCode('notOffered')).meta(describe('title', 'code-table', { codeTable: 'title-series' })),
  levelCode: z.string().regex(/^\d{3}$/, fieldCode('notOffered')).meta(describe('title', 'code-table', { codeTable: 'title-level' })),
  titleName: text(50).meta(describe('title', 'title-name')),
  specialty: optionalText(50).meta(describe('title', 'text')),
  route: z.enum(TITLE_ROUTES).nullable().meta(describe('title', 'code-table', { codeTable: 'title-route' })),
  obtainedOn: day.meta(describe('title', 'date')),
  certificateNumber: optionalText(50).meta(describe('title', 'text')),
  issuer: optionalText(100).meta(describe('title', 'text')),
  appointedTitle: optionalText(50).meta(describe('appointment', 'text')),
  postGrade: z.int().min(1).max(POST_GRADES).nullable().meta(describe('appointment', 'integer')),
  firstAppointedOn: day.nullable().meta(describe('appointment', 'date')),
  appointedFrom: day.nullable().meta(describe('appointment', 'date')),
  appointedUntil: day.nullable().meta(describe('appointment', 'date')),
};

/** What of a record of a title is compared, stored and shown. */
export const titleRecord = z.strictObject(titleFields);

/** A title is not of the future, and an appointment ends after it began. */
export function requireOrder(context: z.core.ParsePayload<z.output<typeof titleRecord>>): void {
  const { obtainedOn, appointedFrom, appointedUntil } = context.value;
  const refuse = (field: string, code: string): void => {
    context.issues.push({ code: 'custom', path: [field], input: context.value, message: fieldCode(code) });
  };
  if (obtainedOn > today()) refuse('obtainedOn', 'dayInFuture');
  if (appointedFrom !== null && appointedUntil !== null && appointedUntil < appointedFrom) refuse('appointedUntil', 'daysReversed');
}
