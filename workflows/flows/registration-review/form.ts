import type { z } from 'zod';
import type { RegistrationSubject } from './definition.ts';
import { baseRegistrationForm, ownBaseRegistrationForm } from './forms/base.ts';
import { departmentRegistrationForm, ownDepartmentRegistrationForm } from './forms/department.ts';
import { employerRegistrationForm, ownEmployerRegistrationForm } from './forms/employer.ts';
import { ownProfessionalRegistrationForm, professionalRegistrationForm } from './forms/professional.ts';

/** The form of every subject of the flow. */
export const registrationForms = {
  department: departmentRegistrationForm,
  employer: employerRegistrationForm,
  base: baseRegistrationForm,
  professional: professionalRegistrationForm,
} as const satisfies Record<RegistrationSubject, z.ZodObject>;

/** The form of every subject for a person who is signed in: who he is stands in his record. */
export const ownRegistrationForms = {
  department: ownDepartmentRegistrationForm,
  employer: ownEmployerRegistrationForm,
  base: ownBaseRegistrationForm,
  professional: ownProfessionalRegistrationForm,
} as const satisfies Record<RegistrationSubject, z.ZodObject>;

/** A filled-in form of a subject, as its schema gives it. */
export type RegistrationForm<Subject extends RegistrationSubject = RegistrationSubject> = z.output<(typeof registrationForms)[Subject]>;

/** The same without who submits. */
export type OwnRegistrationForm<Subject extends RegistrationSubject = RegistrationSubject> = z.output<(typeof ownRegistrationForms)[Subject]>;
