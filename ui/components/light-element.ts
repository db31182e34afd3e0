import { LitElement } from 'lit';
import { LocaleController } from '../i18n/locale.ts';

/** An element without a shadow root, so that the styles of the page reach it, which renders again when the language changes. */
export abstract class LightElement extends LitElement {
  protected readonly locale = new LocaleController(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
