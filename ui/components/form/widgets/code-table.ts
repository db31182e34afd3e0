import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { currentLocale } from '../../../i18n/locale.ts';
import { type Choice, Choices } from '../choices.ts';
import type { FieldContext } from '../field-context.ts';
import { type CodeEntry, fetchCodes } from '../reference-data.ts';
import { choiceInput } from './choice-input.ts';
import { FieldElement } from './field-element.ts';

/** One entry of a code table; it offers only the codes that the field's schema takes. */
@customElement('xs-code-table-field')
export class XsCodeTableField extends FieldElement {
  readonly #codes = new Choices(this, fetchCodes, (codes) => this.#offered(codes));

  protected override willUpdate(): void {
    this.#codes.show(this.context?.field.meta.codeTable ?? '');
  }

  protected override render(): TemplateResult | null {
    if (this.context === null) return null;
    return choiceInput(this.context, { choices: this.#codes });
  }

  #offered(codes: readonly CodeEntry[]): Choice[] {
    const isChinese = currentLocale() === 'zh-CN';
    return codes.filter(({ code }) => this.context?.field.accepts(code) ?? false)
      .map(({ code, zh, en }) => ({ value: code, label: labelOf(code, isChinese ? zh : en) }));
  }
}

/** People know the sections of a classification by their letter. */
function labelOf(code: string, name: string): string {
  return /^[A-Z]$/.test(code) ? `${code} ${name}` : name;
}

export function renderField(context: FieldContext): TemplateResult {
  return html`<xs-code-table-field .context=${context}></xs-code-table-field>`;
}
