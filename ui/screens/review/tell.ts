import { Notification } from '@vaadin/notification';

const SHOWN_MS = 4_000;

/** Says in passing what has happened; screen readers read it out. */
export function tell(sentence: string): void {
  Notification.show(sentence, { position: 'bottom-start', duration: SHOWN_MS });
}
