import { findMessage, type Locale } from '../messages/index.ts';
import type { ReasonOfProposal } from './proposal.ts';
import type { LearningSubject, StudyForm } from './study-forms.ts';

/** Params whose values are codes that the catalogue names, `hours.<param>.<code>`. */
const NAMED_PARAMS: readonly string[] = ['subject', 'level', 'projectKind', 'patentKind', 'awardClass'];

/** A study form as people call it. */
export function studyFormName(locale: Locale, studyForm: StudyForm): string {
  return findMessage(locale, `flows.creditHourReview.subject.${studyForm}`) ?? studyForm;
}

/** A learning subject as people call it. */
export function learningSubjectName(locale: Locale, subject: LearningSubject): string {
  return findMessage(locale, `hours.subject.${subject}`) ?? subject;
}

/** What the form of a study form calls a field. */
export function hourFieldName(locale: Locale, studyForm: StudyForm, field: string): string {
  return findMessage(locale, `flows.creditHourReview.${studyForm}.field.${field}`)
    ?? findMessage(locale, `flows.creditHourReview.field.${field}`) ?? field;
}

/** The sentence that says why a proposal is what it is; the code itself when a newer server sends an unknown one. */
export function reasonSentence(locale: Locale, studyForm: StudyForm, { code, params }: ReasonOfProposal): string {
  const named = Object.entries(params).map(([name, value]) => [name, nameOf(locale, studyForm, name, value)]);
  return findMessage(locale, `hours.reason.${code}`, Object.fromEntries(named)) ?? code;
}

function nameOf(locale: Locale, studyForm: StudyForm, name: string, value: string | number): string | number {
  if (name === 'field') return hourFieldName(locale, studyForm, String(value));
  return NAMED_PARAMS.includes(name) ? findMessage(locale, `hours.${name}.${value}`) ?? value : value;
}
