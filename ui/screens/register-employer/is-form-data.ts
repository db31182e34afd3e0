import type { FormData } from '../../components/form/form-model.ts';

/** Whether what a draft holds can be values of a form. */
export function isFormData(value: unknown): value is FormData {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.values(value).every((field) => field === null || typeof field === 'string' || typeof field === 'number');
}
