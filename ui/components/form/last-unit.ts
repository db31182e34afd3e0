import { isUnit, type Unit } from './reference-data.ts';
import { SessionDraft } from './session-draft.ts';

/** The unit that was chosen last in this tab: a draft knows its id only. */
export const lastUnit = new SessionDraft<Unit>('unit', isUnit);
