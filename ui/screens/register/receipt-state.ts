import { isRegistrationSubject, type RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import { readReceipt } from '../../components/form/history-receipt.ts';
import type { Receipt } from './registration-gateway.ts';

/** A receipt with what it was issued for; the subject names a person or an organization. */
export interface ShownReceipt extends Pick<Receipt, 'caseNumber' | 'dueAt'> {
  readonly subject: RegistrationSubject;
  readonly name: string;
  readonly reviewerName: string;
}

/** The receipt of a subject that the present entry of the history shows. */
export function readReceiptOf(subject: RegistrationSubject): ShownReceipt | null {
  const receipt = readReceipt(isReceipt);
  return receipt?.subject === subject ? receipt : null;
}

function isReceipt(value: unknown): value is ShownReceipt {
  if (typeof value !== 'object' || value === null) return false;
  const isText = (key: keyof ShownReceipt): boolean => typeof Reflect.get(value, key) === 'string';
  const subject: unknown = Reflect.get(value, 'subject');
  return typeof subject === 'string' && isRegistrationSubject(subject) && isText('caseNumber') && isText('name') && isText('reviewerName')
    && (isText('dueAt') || Reflect.get(value, 'dueAt') === null);
}
