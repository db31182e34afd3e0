import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import { say } from '../../i18n/locale.ts';
import '../buttons.css';
import type { IconName } from '../icons.ts';
import { LightElement } from '../light-element.ts';
import '../xs-icon.ts';
import { fileName, openLink } from './file-words.ts';
import { fitOf, FITTED, type PictureView, type Size, turned, turnedView, zoomed } from './picture-view.ts';
import type { ShownFile } from './shown-file.ts';
import './xs-viewer.css';

/** A picture that zooms and turns, by buttons, keys and drag. Fires `file-seen` once it is on the screen. */
@customElement('xs-picture')
export class XsPicture extends LightElement {
  @property({ attribute: false }) file: ShownFile | null = null;
  @state() private view: PictureView = FITTED;
  @state() private picture: Size | null = null;
  @state() private stage: Size = { width: 0, height: 0 };
  @state() private isBroken = false;
  readonly #observer = new ResizeObserver(() => { this.#measure(); });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('file') || changed.get('file')?.id === this.file?.id) return;
    this.view = FITTED;
    this.picture = null;
    this.isBroken = false;
  }

  protected override firstUpdated(): void {
    const stage = this.querySelector('.stage');
    if (stage !== null) this.#observer.observe(stage);
  }

  protected override render(): TemplateResult | null {
    const { file } = this;
    if (file === null) return null;
    return html`
      <div class="stage" tabindex="0" role="group" aria-label=${say('attachments.stage', { name: file.label })}
        @keydown=${this.#press} @pointerdown=${this.#grab}>
        ${this.isBroken ? this.#broken() : this.#sheet(file)}
      </div>
      <div class="tools">
        ${fileName(file)}
        ${this.#tool('zoom-out', say('attachments.zoomOut'), () => { this.#zoom(-1); })}
        <span class="percent">${say('attachments.zoom', { percent: Math.round(this.#factor * 100) })}</span>
        ${this.#tool('zoom-in', say('attachments.zoomIn'), () => { this.#zoom(1); })}
        ${this.#tool('rotate-cw', say('attachments.turn'), () => { this.view = turnedView(this.view); })}
        ${this.#tool('maximize', say('attachments.fit'), () => { this.#fit(); })}
        ${openLink(file)}
      </div>`;
  }

  #sheet({ url, label }: ShownFile): TemplateResult {
    const { picture, view: { turn } } = this;
    const size = picture === null ? { width: 0, height: 0 } : scaled(picture, this.#factor);
    const box = turned(size, turn);
    return html`<div class="sheet" style=${styleMap({ width: `${box.width}px`, height: `${box.height}px` })}>
      <img src=${url} alt=${label} draggable="false" @load=${this.#load} @error=${() => { this.isBroken = true; }}
        style=${styleMap({ width: `${size.width}px`, height: `${size.height}px`, transform: `translate(-50%, -50%) rotate(${turn * 90}deg)` })}>
    </div>`;
  }

  #broken(): TemplateResult {
    return html`<div class="instead" role="alert"><b>${say('attachments.unreadable')}</b><p>${say('attachments.unreadable.text')}</p>
      <button type="button" class="button" @click=${() => { this.isBroken = false; }}>${say('attachments.retry')}</button></div>`;
  }

  #tool(icon: IconName, label: string, run: () => void): TemplateResult {
    return html`<button type="button" class="tool" aria-label=${label} title=${label} ?disabled=${this.picture === null} @click=${run}>
      <xs-icon name=${icon} size="16"></xs-icon>
    </button>`;
  }

  get #factor(): number {
    if (this.picture === null) return 1;
    return this.view.zoom ?? fitOf(this.picture, this.view.turn, this.stage);
  }

  #zoom(direction: 1 | -1): void {
    this.view = zoomed(this.view, this.#factor, direction);
  }

  #fit(): void {
    this.view = { ...this.view, zoom: null };
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const run = { '+': () => { this.#zoom(1); }, '=': () => { this.#zoom(1); }, '-': () => { this.#zoom(-1); }, '0': () => { this.#fit(); },
      t: () => { this.view = turnedView(this.view); } }[event.key.toLowerCase()];
    if (run === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  /** A mouse drags the paper; a finger scrolls by itself. */
  readonly #grab = (event: PointerEvent): void => {
    const stage = event.currentTarget;
    if (!(stage instanceof HTMLElement) || event.pointerType !== 'mouse' || event.button !== 0) return;
    stage.setPointerCapture(event.pointerId);
    const move = ({ movementX, movementY }: PointerEvent): void => { stage.scrollBy(-movementX, -movementY); };
    stage.addEventListener('pointermove', move);
    stage.addEventListener('lostpointercapture', () => { stage.removeEventListener('pointermove', move); }, { once: true });
  };

  readonly #load = ({ target }: Event): void => {
    if (!(target instanceof HTMLImageElement)) return;
    this.picture = { width: target.naturalWidth, height: target.naturalHeight };
    this.#measure();
    this.dispatchEvent(new Event('file-seen'));
  };

  #measure(): void {
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.querySelector('.stage') ?? {};
    if (width !== this.stage.width || height !== this.stage.height) this.stage = { width, height };
  }
}

function scaled({ width, height }: Size, factor: number): Size {
  return { width: Math.round(width * factor), height: Math.round(height * factor) };
}
