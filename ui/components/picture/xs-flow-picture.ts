import { html, type PropertyValues, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { definitionOf, isFlowId } from '../../../workflows/flows/index.ts';
import type { CaseStatus } from '../../../workflows/shared/case-state.ts';
import { type DrawnBox, type DrawnText, type DrawnWay, layOut, MIN_WIDTH } from '../../../workflows/shared/picture/layout.ts';
import { arrowOf, lineOf } from '../../../workflows/shared/picture/lines.ts';
import { pictureOf, placeOf } from '../../../workflows/shared/picture/picture.ts';
import { type WayWalked, withDetours } from '../../../workflows/shared/picture/walk.ts';
import { pictureWords, waySentences } from '../../../workflows/shared/picture/words.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { LightElement } from '../light-element.ts';
import { subjectOf } from '../words.ts';
import './xs-flow-picture.css';

/** What of a case says where it stands on its picture, and how it came there. */
export interface CaseWay {
  readonly flowId: string;
  readonly kind: string;
  readonly status: CaseStatus;
  readonly step: string | null;
  readonly chain: readonly string[] | null;
  readonly walked: readonly WayWalked[];
}

const WIDEST = 720;

/** The picture of a case, folded until it is asked for: where it stands, which ways it took, and which there are. */
@customElement('xs-flow-picture')
export class XsFlowPicture extends LightElement {
  @property({ attribute: false }) view: CaseWay | null = null;
  /** Gives it a frame of its own, on pages that are not a case of a reviewer. */
  @property({ type: Boolean, reflect: true }) pane = false;
  @state() private width = 0;
  readonly #sizes = new ResizeObserver(([entry]) => { this.width = Math.floor(entry?.contentRect.width ?? 0); });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override render(): TemplateResult | null {
    const { view } = this;
    if (view === null) return null;
    return html`<details>
      <summary>${say('review.picture.title')}</summary>
      <div class="room">${this.width < MIN_WIDTH ? null : drawingOf(view, Math.min(this.width, WIDEST))}</div>
    </details>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const room = this.querySelector('.room');
    if (room !== null) this.#sizes.observe(room);
  }
}

/** Nothing for a flow of a newer server. */
function drawingOf(view: CaseWay, width: number): TemplateResult | null {
  const { flowId, kind, chain, walked } = view;
  const [, subject = ''] = kind.split('.');
  const definition = isFlowId(flowId) ? definitionOf(flowId).subjects[subject] : undefined;
  if (definition === undefined) return null;
  const picture = withDetours(pictureOf(definition, chain), walked);
  const reader = { locale: currentLocale(), flowId, subject };
  const { boxes, ways, texts, ...size } = layOut({ picture, words: pictureWords(reader), width, present: placeOf(view), walked });
  return html`<svg role="img" aria-label=${say('review.picture.name', { subject: subjectOf(kind) })} width=${size.width} height=${size.height}
      viewBox="0 0 ${size.width} ${size.height}">${ways.map(wayOf)}${boxes.map(boxOf)}${texts.map(textOf)}</svg>
    <ul class="screen-reader" aria-label=${say('review.picture.list')}>${waySentences(reader, picture, walked).map((sentence) => html`<li>${sentence}</li>`)}</ul>`;
}

function wayOf({ points, times }: DrawnWay): SVGTemplateResult {
  return svg`<g class=${times > 0 ? 'way walked' : 'way'}><path d=${lineOf(points)}></path><path class="arrow" d=${arrowOf(points)}></path></g>`;
}

function boxOf({ place, x, y, width, height, isPresent, isWalked, texts }: DrawnBox): SVGTemplateResult {
  const look = isPresent ? 'present' : isWalked ? 'walked' : '';
  return svg`<g class="place ${look}" data-place=${place.id}><rect x=${x} y=${y} width=${width} height=${height} rx="4"></rect>${texts.map(textOf)}</g>`;
}

function textOf({ x, y, text, size, anchor, look, isWalked }: DrawnText): SVGTemplateResult {
  return svg`<text class="${look} ${isWalked ? 'walked' : ''}" x=${x} y=${y} font-size=${size} text-anchor=${anchor} dominant-baseline="central">${text}</text>`;
}
