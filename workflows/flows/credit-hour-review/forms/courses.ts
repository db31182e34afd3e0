import { z } from 'zod';
import type { FileRule } from '../../../shared/form-field.ts';
import { chosenId, column, evidence, FEW_FILES, FEW_FILES_OR_NONE, fieldCode, rows, text } from '../../fields.ts';
import {
  declared, detail, detailDay, detailDays, detailText, level, optionalDetail, remark, requireOrder, result,
} from './common.ts';

/** Full time or half time, codes of the code table `attendance`. */
export const ATTENDANCES = ['fullTime', 'halfTime'] as const;

/** Passed courses that one declaration can name. */
const MAX_COURSES = 50;

/** A class of a base (F01). */
const baseClassOf = (proof: FileRule) => z.strictObject({
  ...declared('baseClass'),
  classId: chosenId('classUnknown').meta(detail('training-class', { wide: true })),
  certificateNumber: optionalDetail(50),
  result,
  notice: evidence(proof), certificate: evidence(proof), unitProof: evidence(proof), remark,
}).check(requireOrder);

export const baseClassForm = baseClassOf(FEW_FILES);

/** A training course of somebody else (F02). */
export const trainingCourseForm = z.strictObject({
  ...declared('trainingCourse'),
  organizer: detailText(100),
  organizerLevel: level(['national', 'provincial', 'city', 'county', 'unit']),
  place: optionalDetail(100),
  days: detailDays,
  attendance: z.enum(ATTENDANCES).nullable().meta(detail('code-table', { codeTable: 'attendance' })),
  certificateNumber: optionalDetail(50),
  notice: evidence(FEW_FILES), certificate: evidence(FEW_FILES), unitProof: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** Remote learning (F03). */
const onlineCourseOf = (proof: FileRule) => z.strictObject({
  ...declared('onlineCourse'),
  platform: detailText(100),
  completedOn: detailDay,
  result,
  certificateNumber: optionalDetail(50),
  completionProof: evidence(proof), remark,
}).check(requireOrder);

export const onlineCourseForm = onlineCourseOf(FEW_FILES);

/** Studies towards a diploma or degree (F04); the transcript is that of the year. Further training is proved by more. */
export const degreeStudyForm = z.strictObject({
  ...declared('degreeStudy'),
  school: detailText(100),
  major: detailText(100),
  educationCode: z.string().regex(/^\d{2}$/, fieldCode('notOffered')).meta(detail('code-table', { codeTable: 'education' })),
  degreeCode: z.string().regex(/^\d{1,3}$/, fieldCode('notOffered')).nullable().meta(detail('code-table', { codeTable: 'degree' })),
  schoolYear: detailText(20),
  courses: rows('details', z.strictObject({ courseName: text(100).meta(column('text')), grade: text(20).meta(column('text')) }), { min: 1, max: MAX_COURSES }),
  transcript: evidence(FEW_FILES), dispatchProof: evidence(FEW_FILES_OR_NONE), assessmentProof: evidence(FEW_FILES_OR_NONE), remark,
}).check(requireOrder);

/** Training by the department of an industry, a project of its plan (F15). */
const industryTrainingOf = (proof: FileRule) => z.strictObject({
  ...declared('industryTraining'),
  planItem: text(200).meta(detail('text', { wide: true })),
  session: detailText(50),
  result,
  notice: evidence(proof), participationProof: evidence(proof), remark,
}).check(requireOrder);

export const industryTrainingForm = industryTrainingOf(FEW_FILES);

/** The same as the organization that has held a class declares them for its roster: the closing that was approved proves them (domain §4). */
export const classRosterForms = {
  baseClass: baseClassOf(FEW_FILES_OR_NONE), onlineCourse: onlineCourseOf(FEW_FILES_OR_NONE), industryTraining: industryTrainingOf(FEW_FILES_OR_NONE),
};

/** Study by oneself under a plan that was filed (F18). */
export const selfStudyForm = z.strictObject({
  ...declared('selfStudy'),
  planNumber: detailText(50),
  result,
  studyPlan: evidence(FEW_FILES), assessmentResult: evidence(FEW_FILES), remark,
}).check(requireOrder);
