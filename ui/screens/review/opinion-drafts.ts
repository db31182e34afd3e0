import { SessionDraft, type DraftStorage } from '../../components/form/session-draft.ts';

/** The opinion that was begun on each case; it outlives leaving the case and reloading the page. */
export class OpinionDrafts {
  readonly #storage: DraftStorage;

  constructor(storage: DraftStorage = sessionStorage) {
    this.#storage = storage;
  }

  read(caseId: string): string {
    return this.#draftOf(caseId).read() ?? '';
  }

  write(caseId: string, opinion: string): void {
    const draft = this.#draftOf(caseId);
    if (opinion === '') draft.clear();
    else draft.write(opinion);
  }

  #draftOf(caseId: string): SessionDraft<string> {
    return new SessionDraft(`opinion:${caseId}`, (value) => typeof value === 'string', this.#storage);
  }
}
