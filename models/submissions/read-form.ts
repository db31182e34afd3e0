import type { z } from 'zod';
import { type FieldError, toFieldErrors } from '../../workflows/shared/field-errors.ts';

/** A form as its schema gives it, or what is wrong with it, field by field below `form`. */
export function readForm<Schema extends z.ZodObject>(
  schema: Schema, sent: unknown,
): { readonly form: z.output<Schema> } | { readonly errors: readonly FieldError[] } {
  const parsed = schema.safeParse(sent);
  return parsed.success ? { form: parsed.data } : { errors: toFieldErrors(parsed.error.issues, 'form') };
}

/** One thing wrong with a field of a form. */
export function fieldError(name: string, code: string): FieldError {
  return { field: `form.${name}`, code, params: {} };
}
