import { z } from 'zod';
import { evidence, FEW_FILES } from '../../fields.ts';
import { choice, declared, detailCount, detailDay, detailText, optionalDetail, remark, requireOrder } from './common.ts';

/** Levels of qualifications, codes of the code table `exam-level`. */
export const EXAM_LEVELS = ['senior', 'intermediate', 'junior', 'ungraded'] as const;

/** Subjects of tests for titles, codes of the code table `skill-subject`. */
export const SKILL_SUBJECTS = ['foreignLanguage', 'computer'] as const;

/** Modules that one certificate can name. */
const MAX_MODULES = 10;
const MAX_POINTS = 100_000;

/** An examination for a title or a professional qualification (F11). */
export const qualificationExamForm = z.strictObject({
  ...declared('qualificationExam'),
  examLevel: choice('exam-level', EXAM_LEVELS),
  passedSubjects: optionalDetail(200),
  certificateNumber: detailText(50),
  obtainedOn: detailDay,
  certificate: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** A test of a foreign language or of computer skills for titles (F19). */
export const skillTestForm = z.strictObject({
  ...declared('skillTest'),
  skillSubject: choice('skill-subject', SKILL_SUBJECTS),
  module: detailText(100),
  moduleCount: detailCount(MAX_MODULES),
  testedOn: detailDay,
  certificate: evidence(FEW_FILES), remark,
}).check(requireOrder);

/** Points of a learning platform in the year (F20); the picture shows name and points. */
export const studyPointsForm = z.strictObject({
  ...declared('studyPoints'),
  points: detailCount(MAX_POINTS),
  screenshot: evidence(FEW_FILES), remark,
}).check(requireOrder);
