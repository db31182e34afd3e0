import { z } from 'zod';
import { evidence, FEW_FILES, halfSteps } from '../../fields.ts';
import { choice, declared, detail, detailDays, detailText, remark, requireOrder } from './common.ts';

/** Where and for what somebody is sent, codes of the code table `assignment-kind`. */
export const ASSIGNMENT_KINDS = [
  'tibet', 'xinjiang', 'foreignAid', 'education', 'agriculture', 'medicine', 'povertyRelief', 'secondment',
] as const;

/** Results of the assessment of a year, codes of the code table `study-result`. */
export const ANNUAL_RESULTS = ['excellent', 'qualified', 'basicallyQualified', 'unqualified'] as const;

/** Hours that somebody can teach in a year. */
const MAX_TEACHING_HOURS = 999;

/** An assignment to a region or post that needs help (F13). */
export const assignmentForm = z.strictObject({
  ...declared('assignment'),
  sendingUnit: detailText(100),
  place: detailText(100),
  assignmentKind: choice('assignment-kind', ASSIGNMENT_KINDS),
  result: choice('study-result', ANNUAL_RESULTS),
  dispatchOrder: evidence(FEW_FILES), annualAssessment: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** Service at the grass roots (F14). */
export const grassrootsServiceForm = z.strictObject({
  ...declared('grassrootsService'),
  organizer: detailText(100),
  days: detailDays,
  notice: evidence(FEW_FILES), participationProof: evidence(FEW_FILES), unitProof: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** Practice (F16). */
export const practiceForm = z.strictObject({
  ...declared('practice'),
  practiceUnit: detailText(100),
  days: detailDays,
  unitProof: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** Teaching others (F17). */
export const teachingForm = z.strictObject({
  ...declared('teaching'),
  organizer: detailText(100),
  teachingHours: halfSteps(MAX_TEACHING_HOURS).meta(detail('hours')),
  appointment: evidence(FEW_FILES), timetable: evidence(FEW_FILES), remark,
}).check(requireOrder);
