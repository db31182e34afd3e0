/** One step as it is shown; `failed` is a step that ended the way. */
export interface StepItem {
  readonly title: string;
  readonly state: 'done' | 'current' | 'waiting' | 'failed';
  /** Who holds it, or when it was done. */
  readonly note: string;
  /** Until when, where that is to be seen; a day that is near or past is colored. */
  readonly due?: { readonly text: string; readonly kind: 'late' | 'today' | 'later' };
}
