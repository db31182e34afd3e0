import type { Receipt } from './registration-gateway.ts';

/** A receipt with the name it was issued for. */
export interface ShownReceipt extends Pick<Receipt, 'caseNumber' | 'dueAt'> {
  readonly organizationName: string;
  readonly reviewerName: string;
}

/** The receipt that the present entry of the history shows: it outlives a reload, and a new visit begins a new form. */
export function readReceipt(): ShownReceipt | null {
  const state: unknown = history.state;
  const receipt: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'receipt') : null;
  return isReceipt(receipt) ? receipt : null;
}

/** Makes the present entry of the history show a receipt. */
export function writeReceipt(receipt: ShownReceipt): void {
  const state: unknown = history.state;
  history.replaceState({ ...(typeof state === 'object' ? state : {}), receipt }, '');
}

function isReceipt(value: unknown): value is ShownReceipt {
  if (typeof value !== 'object' || value === null) return false;
  const isText = (key: keyof ShownReceipt): boolean => typeof Reflect.get(value, key) === 'string';
  return isText('caseNumber') && isText('organizationName') && isText('reviewerName')
    && (isText('dueAt') || Reflect.get(value, 'dueAt') === null);
}
