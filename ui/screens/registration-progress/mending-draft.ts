import type { FormData } from '../../components/form/form-model.ts';
import { type DraftGateway, type DraftState, KeptDraft } from '../../components/form/kept-draft.ts';
import { SessionDraft } from '../../components/form/session-draft.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { isFormData } from '../register/is-form-data.ts';
import type { OwnCase, OwnCaseGateway } from './own-case-gateway.ts';

/** What is kept of the changes to a returned case. */
export interface MendingDraft extends Pick<KeptDraft, 'open' | 'write' | 'flush' | 'clear'> {
  /** `tab`: in this tab, and nowhere else. */
  readonly state: DraftState | 'tab';
}

export interface MendingDraftOptions {
  /** Of `OwnCaseGateway`; null for this tab alone. */
  readonly draftOf: OwnCaseGateway['draftOf'];
  readonly changed: () => void;
  /** The case has moved on meanwhile: nothing is kept of it any more. */
  readonly overtaken: (problem: HttpProblem) => void;
}

/** What is kept of the present round of a case. */
export function mendingDraft(
  { caseId, caseNumber, round }: Pick<OwnCase, 'caseId' | 'caseNumber' | 'round'>, { draftOf, changed, overtaken }: MendingDraftOptions,
): MendingDraft {
  return draftOf === null
    ? tabDraft(`mend:${caseNumber}:${round}`)
    : new KeptDraft({ key: `mend:${caseId}:${round}`, gateway: telling(draftOf(round), overtaken), isValues: isFormData, changed });
}

function telling({ find, keep }: DraftGateway, overtaken: MendingDraftOptions['overtaken']): DraftGateway {
  return {
    find,
    async keep(values) {
      try {
        await keep(values);
      } catch (error) {
        if (error instanceof HttpProblem && error.code === 'stale') overtaken(error);
        throw error;
      }
    },
  };
}

function tabDraft(key: string): MendingDraft {
  const draft = new SessionDraft<FormData>(key, isFormData);
  return {
    state: 'tab',
    async open() {
      const values = draft.read();
      return values === null ? null : { values, labels: {} };
    },
    write: (_whole, local) => { draft.write(local); },
    flush: async () => undefined,
    clear: () => { draft.clear(); },
  };
}
