import { checkIdNumber, type IdNumberFlaw } from '../../../workflows/shared/id-number.ts';
import { dayOf } from '../../../workflows/shared/time.ts';
import type { FormModel } from '../../components/form/form-model.ts';

/** What the number of a resident tells about its holder. */
const FACTS: readonly string[] = ['sex', 'birthDate'];

/** Codes of field errors. */
const FLAWS = {
  format: 'idNumberFormat', 'check-digit': 'idNumberCheckDigit', date: 'idNumberDate', region: 'idNumberRegion',
} as const satisfies Record<IdNumberFlaw, string>;

/**
 * Fills in sex and date of birth from the ID number of a resident, empties them while it is wrong, and says what is wrong
 * with it. Of other documents they are filled in by hand; a form without them is left alone. `now` is ISO 8601.
 */
export function takeFactsOfIdNumber(model: FormModel, now: string): void {
  const facts = model.namesWhere(({ name }) => FACTS.includes(name));
  if (facts.length === 0) return;
  const number = model.text('idNumber');
  const isResident = model.text('idType') === 'resident-id';
  const checked = isResident ? checkIdNumber(number, dayOf(now)) : null;
  model.fix(isResident ? facts : []);
  model.block('idNumber', checked !== null && !checked.ok && number !== '' ? FLAWS[checked.reason] : null);
  if (checked === null) return;
  model.set('sex', checked.ok ? (checked.sex === 'male' ? '1' : '2') : null);
  model.set('birthDate', checked.ok ? checked.birthDate : null);
}
