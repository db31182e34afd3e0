import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { LightElement } from '../../components/light-element.ts';
import { say } from '../../i18n/locale.ts';

/** For an address without a page. */
@customElement('xs-not-found')
export class XsNotFound extends LightElement {
  protected override render(): TemplateResult {
    return html`<div class="page"><section class="pane"><div class="empty"><h1>${say('common.screen.notFound')}</h1>
      <p>${say('common.notFound.text')}</p><p><a href="/">${say('common.notFound.home')}</a></p></div></section></div>`;
  }
}
