/** The receipt that the present entry of the history shows: it outlives a reload, and a new visit begins a new form. Null where there is none that is accepted. */
export function readReceipt<Receipt>(isReceipt: (value: unknown) => value is Receipt): Receipt | null {
  const state: unknown = history.state;
  const receipt: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'receipt') : null;
  return isReceipt(receipt) ? receipt : null;
}

/** Makes the present entry of the history show a receipt; null takes it away. */
export function writeReceipt(receipt: object | null): void {
  const state: unknown = history.state;
  history.replaceState({ ...(typeof state === 'object' ? state : {}), receipt }, '');
}
