import { openField, openText, type StoredForm } from '../../models/stores/form-snapshot.ts';
import type { NewPerson } from '../../models/stores/people.ts';
import type { Sealing } from '../../platform/sealing.ts';
import type { EffectContext } from './effect.ts';

/** An approved registration: its case, its form, and the hashed password that waited beside it, if one did. */
export interface Registered {
  readonly context: EffectContext;
  readonly stored: StoredForm;
  readonly passwordHash: string | null;
}

/** Who registered, as the form says. */
export function personOf(sealing: Sealing, stored: StoredForm): NewPerson {
  return {
    name: openText(sealing, stored, 'personName'),
    idType: openText(sealing, stored, 'idType'),
    idNumber: openText(sealing, stored, 'idNumber'),
    mobile: openText(sealing, stored, 'mobile'),
    email: openText(sealing, stored, 'email'),
    phone: openText(sealing, stored, 'phone'),
  };
}

/** A number of a stored form; null when the field was left empty. */
export function numberOf(sealing: Sealing, stored: StoredForm, name: string): number | null {
  const value = openField(sealing, stored, name);
  return typeof value === 'number' ? value : null;
}

/** A list of a stored form, of codes or of ids of files. */
export function listOf(sealing: Sealing, stored: StoredForm, name: string): string[] {
  const value = openField(sealing, stored, name);
  return Array.isArray(value) ? value.map(String) : [];
}
