import type { SubmitsAs } from '../../components/form/field-context.ts';
import { type FormData, FormModel } from '../../components/form/form-model.ts';
import { loadForm } from '../../components/form/form-loaders.ts';
import { SessionDraft } from '../../components/form/session-draft.ts';
import { isFormData } from '../register/is-form-data.ts';
import { keptValues } from '../register/kept-values.ts';

/** Where the form of a kind is kept until it is submitted; each name it can be submitted in has its own, and each record it changes. */
export function submitDraft(kind: string, submitsAs: SubmitsAs, recordId: string | null = null): SessionDraft<FormData> {
  return new SessionDraft(['submit', kind, submitsAs, ...(recordId === null ? [] : [recordId])].join(':'), isFormData);
}

/** Makes the next form of a kind begin with what is filled in here. */
export async function beginWithCase({ kind, submitsAs }: { readonly kind: string; readonly submitsAs: SubmitsAs }, values: FormData): Promise<void> {
  submitDraft(kind, submitsAs).write(keptValues(new FormModel(await loadForm(kind), values)));
}
