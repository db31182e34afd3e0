import '@vaadin/button';
import { html, nothing, type TemplateResult } from 'lit';
import type { Sending } from '../controllers/sending.ts';
import { say } from '../i18n/locale.ts';
import './dialog.css';
import './form-dialog.css';
import { problemNotice } from './notices.ts';

export interface FormDialog {
  readonly title: string;
  readonly text: string;
  /** What is to be filled in. */
  readonly content: TemplateResult | typeof nothing;
  /** The word on the button that sends it. */
  readonly confirm: string;
  /** What cannot be taken back is red, and asked as an alert. */
  readonly isDanger?: boolean;
  /** Whether there is nothing that could be sent. */
  readonly isEmpty?: boolean;
  readonly sending: Pick<Sending, 'isBusy' | 'problem'>;
  readonly submit: () => void;
  readonly closed: () => void;
}

/** A dialog with something to fill in; a refusal stays on the screen with what was filled in. */
export function formDialog({ title, text, content, confirm, isDanger = false, isEmpty = false, sending, submit, closed }: FormDialog): TemplateResult {
  const send = (event: Event): void => {
    event.preventDefault();
    submit();
  };
  return html`<dialog class="dialog form-dialog" role=${isDanger ? 'alertdialog' : nothing} aria-labelledby="form-dialog-title" aria-describedby="form-dialog-text" @close=${closed}>
    <header><h2 id="form-dialog-title">${title}</h2><p id="form-dialog-text">${text}</p></header>
    <form @submit=${send}>
      ${content}
      ${sending.problem === null ? nothing : problemNotice(sending.problem)}
      <div class="buttons">
        <vaadin-button @click=${closeDialog}>${say('common.cancel')}</vaadin-button>
        ${isEmpty ? nothing : html`<vaadin-button theme=${isDanger ? 'danger' : 'primary'} ?disabled=${sending.isBusy} @click=${send}>${confirm}</vaadin-button>`}
      </div>
    </form></dialog>`;
}

/** Shows the dialog of an element that was just rendered. */
export function showDialog(host: ParentNode): void {
  const dialog = host.querySelector('dialog');
  if (dialog !== null && !dialog.open) dialog.showModal();
}

function closeDialog({ target }: Event): void {
  if (target instanceof Element) target.closest('dialog')?.close();
}
