const STORED = 'xs-single-keys';
const OFF = 'off';

/** Whether single keys do something. Who dictates or hits keys by chance can turn them off (WCAG 2.1.4). */
export function usesShortcuts(): boolean {
  return localStorage.getItem(STORED) !== OFF;
}

/** Remembers the choice in this browser. */
export function useShortcuts(isOn: boolean): void {
  if (isOn) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, OFF);
}
