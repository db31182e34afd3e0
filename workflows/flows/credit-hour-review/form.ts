import type { z } from 'zod';
import type { StudyForm } from '../../shared/hours/study-forms.ts';
import {
  awardForm, bookForm, conferenceForm, otherForm, paperForm, patentForm, researchProjectForm, surveyReportForm,
} from './forms/achievements.ts';
import { baseClassForm, classRosterForms, degreeStudyForm, industryTrainingForm, onlineCourseForm, selfStudyForm, trainingCourseForm } from './forms/courses.ts';
import { qualificationExamForm, skillTestForm, studyPointsForm } from './forms/examinations.ts';
import { assignmentForm, grassrootsServiceForm, practiceForm, teachingForm } from './forms/service.ts';

/** The form of every study form: its own fields and evidence between those that all have (domain §4). */
export const creditHourForms = {
  baseClass: baseClassForm,
  trainingCourse: trainingCourseForm,
  onlineCourse: onlineCourseForm,
  degreeStudy: degreeStudyForm,
  conference: conferenceForm,
  researchProject: researchProjectForm,
  paper: paperForm,
  book: bookForm,
  patent: patentForm,
  award: awardForm,
  qualificationExam: qualificationExamForm,
  surveyReport: surveyReportForm,
  assignment: assignmentForm,
  grassrootsService: grassrootsServiceForm,
  industryTraining: industryTrainingForm,
  practice: practiceForm,
  teaching: teachingForm,
  selfStudy: selfStudyForm,
  skillTest: skillTestForm,
  studyPoints: studyPointsForm,
  other: otherForm,
} as const satisfies { readonly [Form in StudyForm]: z.ZodObject };

export { classRosterForms };

/** A filled-in declaration, as its schema gives it. */
export type CreditHourForm<Form extends StudyForm = StudyForm> = z.output<(typeof creditHourForms)[Form]>;
