import type { FormModel } from '../../components/form/form-model.ts';
import { isRegistrationSubject, registrationReview, type RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';

/** Whether an organization is registered, with its first administrator, or a person himself; words differ by it. */
export const REGISTRANTS = ['organization', 'person'] as const;

export type Registrant = (typeof REGISTRANTS)[number];

export function registrantOf(subject: RegistrationSubject): Registrant {
  return subject === 'professional' ? 'person' : 'organization';
}

/** The kind of case under whose name the words of the form stand. */
export function kindOf(subject: RegistrationSubject): string {
  return `${registrationReview.id}.${subject}`;
}

/** Whether a kind of case is a registration. */
export function isRegistration(kind: string): boolean {
  return kind.startsWith(`${registrationReview.id}.`);
}

/** The subject of a case by its kind. */
export function subjectOfKind(kind: string): RegistrationSubject {
  const [, subject = ''] = kind.split('.');
  return isRegistrationSubject(subject) ? subject : 'employer';
}

/** The section that says who submits; whoever is signed in does not fill it in. */
export function identitySectionOf(subject: RegistrationSubject): 'administrator' | 'person' {
  return registrantOf(subject) === 'person' ? 'person' : 'administrator';
}

/**
 * What decides who reviews, as far as it is chosen; an empty division while it is not. A department is reviewed by the bureau
 * of its division; a base and a person by whom they choose, so there is nobody before that.
 */
export function reviewerChoice(subject: RegistrationSubject, model: Pick<FormModel, 'text'>): { readonly division: string; readonly superiorId: string } {
  const division = model.text('divisionCode');
  const superiorId = model.text('superiorId');
  if (subject === 'department') return { division, superiorId: '' };
  return subject !== 'employer' && superiorId === '' ? { division: '', superiorId: '' } : { division, superiorId };
}
