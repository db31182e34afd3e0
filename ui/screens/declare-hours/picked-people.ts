import { SessionDraft } from '../../components/form/session-draft.ts';
import { currentSession } from '../../shell/session.ts';
import type { StudyForm } from '../../../workflows/shared/hours/study-forms.ts';

/** Somebody for whom hours are declared, as he is shown: masked. */
export interface PickedPerson {
  readonly id: string;
  readonly name: string;
  readonly line: string;
}

/** Whom a form is filled in for, kept in this tab beside its draft; each organization has its own. */
export function pickedPeople(studyForm: StudyForm): SessionDraft<readonly PickedPerson[]> {
  return new SessionDraft(`declare-people:${currentSession()?.organization?.id ?? ''}:${studyForm}`, isPickedPeople);
}

function isPickedPeople(value: unknown): value is readonly PickedPerson[] {
  return Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null
    && ['id', 'name', 'line'].every((key) => typeof Reflect.get(one, key) === 'string'));
}
