import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type Locale, LOCALES, localeOf, type MessageKey, type MessageParams, translate } from '../../workflows/shared/messages/index.ts';

const STORED = 'xs-locale';
const changes = new EventTarget();
let current = initialLocale();
document.documentElement.lang = current;

function initialLocale(): Locale {
  const stored = localStorage.getItem(STORED);
  return LOCALES.find((locale) => locale === stored) ?? localeOf(navigator.languages.join(','));
}

/** The language the screens speak now. */
export function currentLocale(): Locale {
  return current;
}

/** Changes the language of every element that has a {@link LocaleController}, and remembers it in this browser. */
export function setLocale(locale: Locale): void {
  current = locale;
  localStorage.setItem(STORED, locale);
  document.documentElement.lang = locale;
  changes.dispatchEvent(new Event('change'));
}

/** The sentence of `key` in the present language. */
export function say(key: MessageKey, params: MessageParams = {}): string {
  return translate(current, key, params);
}

/** Renders its host again when the language changes. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #render = (): void => this.#host.requestUpdate();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    changes.addEventListener('change', this.#render);
  }

  hostDisconnected(): void {
    changes.removeEventListener('change', this.#render);
  }
}
