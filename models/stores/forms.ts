import type { z } from 'zod';
import { changeForms } from '../../workflows/flows/change-review/form.ts';
import { creditHourForms } from '../../workflows/flows/credit-hour-review/form.ts';
import { personnelTransferForm } from '../../workflows/flows/personnel-transfer/form.ts';
import { registrationForms } from '../../workflows/flows/registration-review/form.ts';
import { superiorChangeForm } from '../../workflows/flows/superior-change/form.ts';
import { trainingForms } from '../../workflows/flows/training-plan-review/form.ts';
import type { CaseKind } from '../../workflows/flows/index.ts';

/** The form of every subject of every flow; the compiler names one that is missing. */
export const forms = {
  'registrationReview.department': registrationForms.department,
  'registrationReview.employer': registrationForms.employer,
  'registrationReview.base': registrationForms.base,
  'registrationReview.professional': registrationForms.professional,
  'changeReview.title': changeForms.title,
  'changeReview.identity': changeForms.identity,
  'changeReview.organization': changeForms.organization,
  'superiorChange.organization': superiorChangeForm,
  'personnelTransfer.person': personnelTransferForm,
  'trainingPlanReview.annualPlan': trainingForms.annualPlan,
  'trainingPlanReview.trainingClass': trainingForms.trainingClass,
  'trainingPlanReview.classClosing': trainingForms.classClosing,
  'trainingPlanReview.annualSummary': trainingForms.annualSummary,
  'creditHourReview.baseClass': creditHourForms.baseClass,
  'creditHourReview.trainingCourse': creditHourForms.trainingCourse,
  'creditHourReview.onlineCourse': creditHourForms.onlineCourse,
  'creditHourReview.degreeStudy': creditHourForms.degreeStudy,
  'creditHourReview.conference': creditHourForms.conference,
  'creditHourReview.researchProject': creditHourForms.researchProject,
  'creditHourReview.paper': creditHourForms.paper,
  'creditHourReview.book': creditHourForms.book,
  'creditHourReview.patent': creditHourForms.patent,
  'creditHourReview.award': creditHourForms.award,
  'creditHourReview.qualificationExam': creditHourForms.qualificationExam,
  'creditHourReview.surveyReport': creditHourForms.surveyReport,
  'creditHourReview.assignment': creditHourForms.assignment,
  'creditHourReview.grassrootsService': creditHourForms.grassrootsService,
  'creditHourReview.industryTraining': creditHourForms.industryTraining,
  'creditHourReview.practice': creditHourForms.practice,
  'creditHourReview.teaching': creditHourForms.teaching,
  'creditHourReview.selfStudy': creditHourForms.selfStudy,
  'creditHourReview.skillTest': creditHourForms.skillTest,
  'creditHourReview.studyPoints': creditHourForms.studyPoints,
  'creditHourReview.other': creditHourForms.other,
} satisfies Record<CaseKind, z.ZodObject>;
