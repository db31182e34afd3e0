/** What hours count towards (计入科目). */
export const LEARNING_SUBJECTS = ['public', 'professional'] as const;

export type LearningSubject = (typeof LEARNING_SUBJECTS)[number];

const BOTH: readonly LearningSubject[] = LEARNING_SUBJECTS;
const PROFESSIONAL: readonly LearningSubject[] = ['professional'];

/** The ways in which hours are earned (学习形式), with the code and the subjects each can count towards (docs/rules.md, "Study forms"). */
export const STUDY_FORMS = {
  baseClass: { code: 'F01', subjects: BOTH },
  trainingCourse: { code: 'F02', subjects: BOTH },
  onlineCourse: { code: 'F03', subjects: BOTH },
  degreeStudy: { code: 'F04', subjects: PROFESSIONAL },
  conference: { code: 'F05', subjects: PROFESSIONAL },
  researchProject: { code: 'F06', subjects: PROFESSIONAL },
  paper: { code: 'F07', subjects: PROFESSIONAL },
  book: { code: 'F08', subjects: PROFESSIONAL },
  patent: { code: 'F09', subjects: PROFESSIONAL },
  award: { code: 'F10', subjects: PROFESSIONAL },
  qualificationExam: { code: 'F11', subjects: PROFESSIONAL },
  surveyReport: { code: 'F12', subjects: PROFESSIONAL },
  assignment: { code: 'F13', subjects: PROFESSIONAL },
  grassrootsService: { code: 'F14', subjects: PROFESSIONAL },
  industryTraining: { code: 'F15', subjects: PROFESSIONAL },
  practice: { code: 'F16', subjects: PROFESSIONAL },
  teaching: { code: 'F17', subjects: PROFESSIONAL },
  selfStudy: { code: 'F18', subjects: PROFESSIONAL },
  skillTest: { code: 'F19', subjects: BOTH },
  studyPoints: { code: 'F20', subjects: ['public'] },
  other: { code: 'F99', subjects: BOTH },
} as const satisfies Record<string, { readonly code: string; readonly subjects: readonly LearningSubject[] }>;

export type StudyForm = keyof typeof STUDY_FORMS;

/** Narrows text to a study form. */
export function isStudyForm(text: string): text is StudyForm {
  return Object.hasOwn(STUDY_FORMS, text);
}

/** Narrows text to a learning subject. */
export function isLearningSubject(text: string): text is LearningSubject {
  return LEARNING_SUBJECTS.some((known) => known === text);
}

/** All study forms in the order of their codes. */
export function studyForms(): StudyForm[] {
  return Object.keys(STUDY_FORMS).filter(isStudyForm);
}
