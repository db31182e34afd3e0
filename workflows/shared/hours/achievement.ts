import { comparableName } from '../text.ts';
import type { HalfFilledForm } from './form-values.ts';
import type { StudyForm } from './study-forms.ts';

/** What of a form names the one achievement it speaks of. */
interface Identity {
  /** Before the key: certificates are one kind, whatever the form they are declared under. */
  readonly kind: string;
  /** Their values make up the key; without one of them there is none. */
  readonly fields: readonly string[];
  /** Whether several persons can have the same achievement. */
  readonly isShareable: boolean;
}

const certificate: Identity = { kind: 'certificate', fields: ['certificateNumber'], isShareable: false };

/** null where nothing in the form is an identity: dates and content tell declarations apart. */
const identities = {
  baseClass: { kind: 'class', fields: ['classId'], isShareable: true },
  trainingCourse: certificate,
  onlineCourse: certificate,
  degreeStudy: { kind: 'studies', fields: ['school', 'major', 'schoolYear'], isShareable: true },
  conference: { kind: 'conference', fields: ['title', 'startsOn'], isShareable: true },
  researchProject: { kind: 'project', fields: ['projectNumber', 'year'], isShareable: true },
  paper: { kind: 'paper', fields: ['title', 'journal', 'issue'], isShareable: true },
  book: { kind: 'book', fields: ['isbn'], isShareable: true },
  patent: { kind: 'patent', fields: ['patentNumber'], isShareable: true },
  award: { kind: 'award', fields: ['title', 'grantor', 'awardedOn'], isShareable: true },
  qualificationExam: certificate,
  surveyReport: { kind: 'report', fields: ['title', 'endorsedOn'], isShareable: true },
  assignment: null,
  grassrootsService: { kind: 'activity', fields: ['title', 'startsOn'], isShareable: true },
  industryTraining: { kind: 'planItem', fields: ['planItem', 'session', 'year'], isShareable: true },
  practice: null,
  teaching: { kind: 'teaching', fields: ['title', 'organizer', 'startsOn'], isShareable: true },
  selfStudy: { kind: 'selfStudy', fields: ['planNumber', 'year'], isShareable: true },
  skillTest: { kind: 'skillTest', fields: ['skillSubject', 'module', 'testedOn'], isShareable: true },
  studyPoints: { kind: 'studyPoints', fields: ['year'], isShareable: true },
  other: null,
} as const satisfies Record<StudyForm, Identity | null>;

/**
 * What identifies the achievement of a declaration, so that nobody has it recognized twice (docs/rules.md, "Hours"):
 * the same for every way of writing it. null where the form has no identity or it is not filled in.
 */
export function achievementKey(studyForm: StudyForm, form: HalfFilledForm): string | null {
  const identity: Identity | null = identities[studyForm];
  if (identity === null) return null;
  const parts = identity.fields.map((field) => comparable(field, form[field]));
  return parts.includes('') ? null : `${identity.kind}:${parts.join('|')}`;
}

/** Whether several persons having the same achievement is normal (co-authors, participants) or calls for a look (certificates). */
export function isShareable(studyForm: StudyForm): boolean {
  return identities[studyForm]?.isShareable ?? true;
}

function comparable(field: string, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = comparableName(String(value));
  return field === 'patentNumber' ? text.replace(/^(?:cn)?(?:zl)?/, '') : text;
}
