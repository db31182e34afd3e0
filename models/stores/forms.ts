import type { z } from 'zod';
import { registrationForms } from '../../workflows/flows/registration-review/form.ts';
import type { TaskKind } from '../../workflows/flows/index.ts';

/** The form of every subject of every flow; the compiler names one that is missing. */
export const forms = {
  'registrationReview.employer': registrationForms.employer,
} satisfies Record<TaskKind, z.ZodObject>;
