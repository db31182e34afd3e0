import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '@vaadin/combo-box';
import { currentLocale } from '../../../i18n/locale.ts';
import '../../buttons.css';
import { textOf, type FieldContext } from '../field-context.ts';
import type { Choices, ChoicesState } from '../choices.ts';

/** What a list of choices adds to its context. */
export interface ChoiceInputOptions {
  readonly choices: Pick<Choices<unknown>, 'choices' | 'state' | 'retry'>;
  readonly placeholder?: string;
  readonly helper?: string;
}

/** A field with a list that can be searched, as all choosing widgets draw it. */
export function choiceInput(context: FieldContext, options: ChoiceInputOptions): TemplateResult {
  const { field, label, isFixed, say } = context;
  const { choices, state } = options.choices;
  // A list keeps the label of what was chosen, in the language in which it was chosen.
  return html`${keyed(currentLocale(), html`<vaadin-combo-box
    id="field-${field.name}"
    label=${label}
    placeholder=${isFixed ? say('review.field.fixed') : options.placeholder ?? say('review.field.choose')}
    item-value-path="value"
    .items=${choices}
    .value=${valueOf(context, state)}
    ?loading=${state === 'loading'}
    ?readonly=${isFixed || state === 'empty'}
    ?required=${field.isRequired}
    ?clear-button-visible=${!field.isRequired}
    ?invalid=${context.error !== null}
    error-message=${context.error ?? ''}
    manual-validation
    autocomplete="off"
    @change=${(event: Event) => { context.change(textOf(event)); }}
    @focusout=${context.leave}>
    ${choiceHelper(context, options.choices, options.helper)}
  </vaadin-combo-box>`)}`;
}

/** A list that does not know a value yet would forget it. */
function valueOf({ value }: FieldContext, state: ChoicesState): string {
  return state === 'ready' ? String(value ?? '') : '';
}

/** Below a list: what helps to choose, or that the choices are missing and how to fetch them again. */
export function choiceHelper(
  context: FieldContext, choices: Pick<Choices<unknown>, 'state' | 'retry'>, helper = context.helper,
): TemplateResult | typeof nothing {
  return choices.state === 'failed' ? retryHelper(context, () => { choices.retry(); }) : helperOf(helper);
}

/** Says that choices are missing, and fetches them again. */
function retryHelper({ say }: Pick<FieldContext, 'say'>, retry: () => void): TemplateResult {
  return html`<span slot="helper" class="warn">
    ${say('review.field.loadFailed')} <button type="button" class="link" @click=${retry}>${say('review.field.retry')}</button>
  </span>`;
}

function helperOf(helper: string): TemplateResult | typeof nothing {
  return helper === '' ? nothing : html`<span slot="helper">${helper}</span>`;
}
