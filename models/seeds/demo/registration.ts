import type { RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';

/** A registration of the demo, whatever is registered; what happened to it since stands in `activities/demo/stories.ts`. */
export interface DemoRegistration {
  readonly subject: RegistrationSubject;
  /** Of the organization, or of the professional. */
  readonly name: string;
  readonly divisionCode: string;
  /** Name of the chosen superior, of a professional of his unit; null where none was chosen. */
  readonly superior: string | null;
  /** Calendar days ago at which it was submitted. */
  readonly daysAgo: number;
  /** What else the form says. */
  readonly fields: Readonly<Record<string, string | number | null | readonly string[]>>;
  /** The check character of its credit code is wrong, for the reviewer to see. */
  readonly hasWrongCheckCharacter?: true;
  /** Name of the section of a professional. */
  readonly section?: string;
}
