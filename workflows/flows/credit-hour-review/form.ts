import { z } from 'zod';
import type { StudyForm } from '../../shared/hours/study-forms.ts';
const f = z.strictObject({ year: z.int(), learningSubject: z.enum(['public', 'professional']), title: z.string(), startsOn: z.string(), endsOn: z.string(), hours: z.number() });
export const creditHourForms = { baseClass: f, trainingCourse: f, onlineCourse: f, degreeStudy: f, conference: f, researchProject: f, paper: f, book: f, patent: f, award: f, qualificationExam: f, surveyReport: f, assignment: f, grassrootsService: f, industryTraining: f, practice: f, teaching: f, selfStudy: f, skillTest: f, studyPoints: f, other: f } satisfies Record<StudyForm, z.ZodObject>;
