import type { SubmitsAs } from '../../components/form/field-context.ts';
import { loadForm } from '../../components/form/form-loaders.ts';
import { type FormData, FormModel, type FormValue } from '../../components/form/form-model.ts';
import { type DraftGateway, type FoundDraft, KeptDraft } from '../../components/form/kept-draft.ts';
import { type FormRow, rowsIn } from '../../components/form/row-values.ts';
import type { SessionDraft } from '../../components/form/session-draft.ts';
import { draftsApi } from '../../http/clients.ts';
import { currentSession } from '../../shell/session.ts';
import { copySource } from '../register/copy-source.ts';
import { isFormData } from '../register/is-form-data.ts';
import { keptValues } from '../register/kept-values.ts';

/** Which form, in whose name, and about which record; null for none or a new one. */
export interface SubmitName {
  readonly kind: string;
  readonly submitsAs: SubmitsAs;
  readonly recordId: string | null;
}

/** In the tab; each membership has its own. */
function keyOf({ kind, submitsAs, recordId }: SubmitName): string {
  const organizationId = submitsAs === 'organization' ? currentSession()?.organization?.id ?? '' : '';
  return ['submit', kind, submitsAs, organizationId, recordId ?? ''].join(':');
}

function gatewayOf({ kind, submitsAs: as, recordId }: SubmitName): DraftGateway {
  const [flowId = '', subject = ''] = kind.split('.');
  const which = { param: { flowId, subject, as }, query: recordId === null ? {} : { recordId } };
  const route = draftsApi[':flowId'][':subject'][':as'];
  return {
    async find() {
      return foundDraft((await (await route.$get(which)).json()).draft);
    },
    async keep(values) {
      await route.$put({ ...which, json: { values: sentValues(values) } });
    },
  };
}

/** A draft as the server gives it; null for none, and for one that is no form of ours. */
export function foundDraft(draft: { readonly values: object; readonly labels: FoundDraft['labels'] } | null): FoundDraft | null {
  return draft === null || !isFormData(draft.values) ? null : { values: draft.values, labels: draft.labels };
}

/** What is filled in as it travels. */
export function sentValues(values: FormData): Record<string, string | number | string[] | FormRow[] | null> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, copyOf(value)]));
}

function copyOf(value: FormValue): string | number | string[] | FormRow[] | null {
  if (typeof value !== 'object' || value === null) return value;
  const rows = rowsIn(value);
  return rows.length > 0 ? [...rows] : value.filter((one) => typeof one === 'string');
}

/** What is kept of a form until it is submitted. */
export function submitDraft(name: SubmitName, changed: () => void): KeptDraft {
  return new KeptDraft({ key: keyOf(name), gateway: gatewayOf(name), isValues: isFormData, changed });
}

/** Where the case is kept, in this tab, that what is kept of a form was copied from. */
export function submitSource(name: SubmitName): SessionDraft<string> {
  return copySource(keyOf(name));
}

/** Keeps what is filled in; files are uploaded anew, because they are not kept that long. */
export function keepDraft(draft: Pick<KeptDraft, 'write'>, model: FormModel): void {
  draft.write(model.valuesWithout(model.namesOf('attachments')), keptValues(model));
}

/** Makes the next form of a kind begin with what is filled in here, and name the case that it is from. */
export async function beginWithCase({ caseId, kind, submitsAs, recordId }: SubmitName & { readonly caseId: string }, values: FormData): Promise<void> {
  const name = { kind, submitsAs, recordId };
  keepDraft(submitDraft(name, () => undefined), new FormModel(await loadForm(kind), values));
  submitSource(name).write(caseId);
}
