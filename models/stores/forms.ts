import type { z } from 'zod';
import { registrationForms } from '../../workflows/flows/registration-review/form.ts';
import type { TaskKind } from '../../workflows/flows/index.ts';

/** The form of every subject of every flow; the compiler names one that is missing. */
export const forms = {
  'registrationReview.department': registrationForms.department,
  'registrationReview.employer': registrationForms.employer,
  'registrationReview.base': registrationForms.base,
  'registrationReview.professional': registrationForms.professional,
} satisfies Record<TaskKind, z.ZodObject>;
