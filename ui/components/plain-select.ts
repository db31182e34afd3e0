import { html, type TemplateResult } from 'lit';
import './plain-select.css';

export interface PlainSelect {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly word: string }[];
  readonly choose: (value: string) => void;
}

/** A condition of a list, of which there are too many for buttons. */
export function plainSelect({ label, value: chosen, choices, choose }: PlainSelect): TemplateResult {
  return html`<label class="plain-select"><span>${label}</span>
    <select @change=${({ target }: Event) => { if (target instanceof HTMLSelectElement) choose(target.value); }}>
      ${choices.map(({ value, word }) => html`<option value=${value} ?selected=${value === chosen}>${word}</option>`)}
    </select></label>`;
}
