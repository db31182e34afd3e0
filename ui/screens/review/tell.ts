import { Notification } from '@vaadin/notification';
import { html } from 'lit';
import '../../components/buttons.css';
import { say } from '../../i18n/locale.ts';
import './tell.css';

/** Over the middle of the top bar, where nothing is pressed: at the foot of the window stand the bars that select and decide (tell.css). */
const POSITION = 'top-center';

const SHOWN_MS = 4_000;

/** Long enough to find the button without the mouse. */
const SHOWN_WITH_UNDO_MS = 12_000;

/** Says in passing what has happened; screen readers read it out. */
export function tell(sentence: string): void {
  Notification.show(sentence, { position: POSITION, duration: SHOWN_MS });
}

/** The same, with a button that takes it back. */
export function tellWithUndo(sentence: string, undo: () => void): void {
  const notification = Notification.show(html`<span class="told">${sentence}
    <button type="button" class="link" @click=${() => { notification.close(); undo(); }}>${say('review.record.undo')}</button></span>`,
  { position: POSITION, duration: SHOWN_WITH_UNDO_MS });
}
