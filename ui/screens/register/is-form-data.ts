import type { FormData, FormValue } from '../../components/form/form-model.ts';
import { isFormRow } from '../../components/form/row-values.ts';

/** Whether what a draft holds can be values of a form. */
export function isFormData(value: unknown): value is FormData {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isFormValue);
}

function isFormValue(value: unknown): value is FormValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') || value.every(isFormRow);
  return value === null || typeof value === 'string' || typeof value === 'number';
}
