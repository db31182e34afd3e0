import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { contactForm, profileForms } from '../../../workflows/flows/change-review/forms/profile.ts';
import { type FreeProfileKind, isFreeProfileKind, type ProfileKind } from '../../../workflows/shared/profile.ts';
import { dayOf } from '../../../workflows/shared/time.ts';
import type { FormData } from '../../components/form/form-model.ts';
import { LightElement } from '../../components/light-element.ts';
import { loadFailed, loadingNotice, problemNotice } from '../../components/notices.ts';
import '../../components/xs-confirm.ts';
import '../../components/xs-status.ts';
import { Loaded } from '../../controllers/loaded.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { tell } from '../review/tell.ts';
import { fetchContact, fetchProfile, type Profile, type ProfileRecord, removeRecord, saveContact, saveRecord, SHOWN_KINDS } from './profile-gateway.ts';
import { recordLine } from './record-lines.ts';
import './xs-profile-editor.ts';
import './xs-profile.css';

/** What is being filled in: how one is reached, or a record, a new one where none is given. */
type Editing =
  | { readonly part: 'contact'; readonly values: FormData }
  | { readonly part: FreeProfileKind; readonly record: ProfileRecord | null };

const CHANGE = '/cases/new/changeReview';

/** What one's own record says. Titles and identity are changed by a case; everything else here, at once. */
@customElement('xs-profile')
export class XsProfile extends LightElement {
  @state() private editing: Editing | null = null;
  @state() private removing: ProfileRecord | null = null;
  @state() private problem: HttpProblem | null = null;
  readonly #profile = new Loaded<Profile>(this, fetchProfile);

  protected override render(): TemplateResult {
    const { value, problem } = this.#profile;
    return html`<div class="page profile">
      <div class="page-head"><h1>${say('profile.screen')}</h1><p>${say('profile.text')}</p></div>
      ${this.problem === null ? nothing : problemNotice(this.problem)}
      ${value === null
        ? html`<section class="pane">${problem === null ? loadingNotice() : loadFailed(problem, () => { void this.#profile.reload(); })}</section>`
        : this.#content(value)}
      <xs-confirm question=${say('profile.remove.confirm', { name: this.removing === null ? '' : recordLine(this.removing).title })}
        consequence=${say('profile.remove.text')} verb=${say('profile.remove')} ?open=${this.removing !== null}
        @confirmed=${this.#remove} @declined=${() => { this.removing = null; }}></xs-confirm>
    </div>`;
  }

  #content(profile: Profile): TemplateResult {
    return html`<div class="heads">${this.#identity(profile)} ${this.#contact(profile)} ${unitPane(profile)}</div>
      ${SHOWN_KINDS.map((kind) => this.#records(kind, profile))}`;
  }

  #identity({ name, idType, idNumber, sex, openCases }: Profile): TemplateResult {
    const open = openCases.find(({ subject }) => subject === 'identity');
    return html`<section class="pane" aria-labelledby="profile-identity">
      <header><h2 id="profile-identity">${say('profile.identity')}</h2>
        ${open === undefined ? html`<a class="button" href="${CHANGE}/identity">${say('profile.identity.correct')}</a>` : pending(open)}</header>
      <dl>${fact(say('profile.identity.name'), name)} ${fact(say('profile.identity.document'), `${idType === 'resident-id' ? '' : idType} ${idNumber}`.trim())}
        ${sex === '1' || sex === '2' ? fact(say('profile.identity.sex'), say(`profile.identity.sex.${sex}`)) : nothing}</dl>
    </section>`;
  }

  #contact({ mobile, email, phone, unit }: Profile): TemplateResult {
    const { editing } = this;
    return html`<section class="pane" aria-labelledby="profile-contact">
      <header><h2 id="profile-contact">${say('profile.contact')}</h2>${editing?.part === 'contact' ? nothing : html`
        <button type="button" class="button" @click=${this.#editContact}>${say('profile.edit')}</button>`}</header>
      ${editing?.part === 'contact'
        ? this.#editor(contactForm, { ...editing.values, sectionId: unit?.sectionId ?? null }, saveContact, { unitId: unit?.id ?? '', asksPassword: true })
        : html`<dl>${fact(say('profile.contact.mobile'), mobile)} ${fact(say('profile.contact.email'), email)} ${fact(say('profile.contact.phone'), phone)}</dl>`}
    </section>`;
  }

  #records(kind: ProfileKind, profile: Profile): TemplateResult {
    const records = profile.records.filter((record) => record.kind === kind);
    const fresh = kind === 'title' ? profile.openCases.filter(({ subject }) => subject === 'title') : [];
    const isAdding = this.editing?.part === kind && this.editing.record === null;
    return html`<section class="pane" aria-labelledby="profile-${kind}">
      <header><h2 id="profile-${kind}">${say(`profile.kind.${kind}`)}</h2>${fresh.map(pending)}${isAdding || fresh.length > 0 ? nothing : this.#adding(kind)}</header>
      ${isAdding ? this.#recordEditor(kind, null) : nothing}
      ${records.length === 0 && !isAdding
        ? html`<div class="empty"><b>${say(`profile.kind.${kind}.empty`)}</b><p>${say(`profile.kind.${kind}.empty.text`)}</p></div>`
        : html`<ul class="records">${records.map((record) => this.#record(record))}</ul>`}
    </section>`;
  }

  #adding(kind: ProfileKind): TemplateResult {
    const word = say('profile.add.one', { kind: say(`profile.kind.${kind}`) });
    if (!isFreeProfileKind(kind)) return html`<a class="button" href="${CHANGE}/title" aria-label=${word}>${say('profile.add')}</a>`;
    return html`<button type="button" class="button" aria-label=${word} @click=${() => { this.editing = { part: kind, record: null }; }}>${say('profile.add')}</button>`;
  }

  #record(record: ProfileRecord): TemplateResult {
    const { title, facts } = recordLine(record);
    const { editing } = this;
    if (editing !== null && editing.part === record.kind && editing.record?.id === record.id) return html`<li>${this.#recordEditor(record.kind, record)}</li>`;
    return html`<li class="record">
      <p><b>${title}</b>${facts.map((text) => html`<span>${text}</span>`)}${record.attachments.map(({ id, name }) => html`
        <a href=${`/api/profile/records/${record.id}/attachments/${id}`} target="_blank" rel="noopener">${name}</a>`)}</p>
      <span class="acts">${isFreeProfileKind(record.kind) ? this.#freeActs(record, record.kind, title) : record.openCase === null
        ? html`<a class="button" href="${CHANGE}/title?record=${record.id}" aria-label=${say('profile.change.one', { name: title })}>${say('profile.change')}</a>`
        : pending(record.openCase)}</span>
    </li>`;
  }

  #freeActs(record: ProfileRecord, kind: FreeProfileKind, name: string): TemplateResult {
    return html`<button type="button" class="button" aria-label=${say('profile.edit.one', { name })}
        @click=${() => { this.editing = { part: kind, record }; }}>${say('profile.edit')}</button>
      <button type="button" class="button" aria-label=${say('profile.remove.one', { name })}
        @click=${() => { this.removing = record; }}>${say('profile.remove')}</button>`;
  }

  #recordEditor(kind: ProfileKind, record: ProfileRecord | null): TemplateResult | typeof nothing {
    return isFreeProfileKind(kind)
      ? this.#editor(profileForms[kind], formDataOf(record), (form) => saveRecord(kind, form, record), { files: record?.attachments ?? [] }) : nothing;
  }

  #editor(
    schema: (typeof profileForms)[FreeProfileKind] | typeof contactForm, values: FormData, save: (form: FormData, password: string) => Promise<void>,
    { unitId = '', files = [], asksPassword = false }: { unitId?: string; files?: ProfileRecord['attachments']; asksPassword?: boolean },
  ): TemplateResult {
    return html`<xs-profile-editor unit-id=${unitId} ?asks-password=${asksPassword} .files=${files} .schema=${schema} .values=${values} @editor-closed=${() => { this.editing = null; }}
      .work=${async (form: FormData, password: string) => {
        await save(form, password);
        await this.#profile.reload();
        tell(say('profile.saved'));
      }}></xs-profile-editor>`;
  }

  readonly #editContact = async (): Promise<void> => {
    await this.#try(async () => { this.editing = { part: 'contact', values: await fetchContact() }; });
  };

  readonly #remove = async (): Promise<void> => {
    const { removing } = this;
    this.removing = null;
    if (removing === null) return;
    await this.#try(async () => {
      await removeRecord(removing);
      tell(say('profile.removed'));
    });
    await this.#profile.reload();
  };

  async #try(work: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      this.problem = error;
    }
  }
}

function unitPane({ unit }: Profile): TemplateResult {
  return html`<section class="pane" aria-labelledby="profile-unit">
    <header><h2 id="profile-unit">${say('profile.unit')}</h2>
      ${unit === null ? nothing : html`<a class="button" href="/cases/new/personnelTransfer/person?as=oneself">${say('profile.unit.transfer')}</a>`}</header>
    ${unit === null
      ? html`<div class="empty"><b>${say('profile.unit.none')}</b><p>${say('profile.unit.none.text')}</p></div>`
      : html`<dl>${fact(say('profile.unit.name'), unit.name)} ${fact(say('profile.unit.section'), unit.sectionName ?? '')}
        ${fact(say('profile.unit.since'), unit.since === '' ? '' : dayOf(unit.since))}</dl>`}
  </section>`;
}

function fact(term: string, value: string): TemplateResult {
  return html`<div><dt>${term}</dt>${value === '' ? html`<dd class="muted">${say('review.case.empty')}</dd>` : html`<dd>${value}</dd>`}</div>`;
}

/** A change that is under review; it leads to its case. */
function pending({ id, number, status }: { readonly id: string; readonly number: string; readonly status: string }): TemplateResult {
  return html`<a class="pending" href="/my-cases/${id}" aria-label=${say('profile.pending.one', { number })}>
    <xs-status look=${status} word=${say('profile.pending', { status: say(status === 'returned' ? 'flows.status.returned' : 'flows.status.reviewing') })}></xs-status></a>`;
}

/** A record as it is filled in again; its values are texts. */
function formDataOf(record: ProfileRecord | null): FormData {
  return Object.fromEntries(Object.entries(record?.form ?? {}).map(([name, value]) => [name, typeof value === 'boolean' ? null : value]));
}
