import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { say } from '../../../i18n/locale.ts';
import { type AttendedClass, fetchAttendedClasses } from '../attended-classes.ts';
import { Choices } from '../choices.ts';
import { choiceInput } from './choice-input.ts';
import { FieldElement } from './field-element.ts';

/** A closed class that one has passed, or people of the own organization have; choosing it fills in what the class says. */
@customElement('xs-training-class-field')
export class XsTrainingClassField extends FieldElement {
  #known: readonly AttendedClass[] = [];
  readonly #classes = new Choices(this, async (as) => {
    this.#known = await fetchAttendedClasses(as === 'oneself' ? 'oneself' : 'organization');
    return this.#known;
  }, (classes) => classes.map(({ id, name, startsOn, endsOn }) => ({ value: id, label: say('submit.training.classChoice', { name, from: startsOn, to: endsOn }) })));

  protected override willUpdate(): void {
    this.#classes.show(this.context?.submitsAs ?? '');
  }

  protected override render(): TemplateResult | null {
    const { context } = this;
    if (context === null) return null;
    const isEmpty = this.#classes.state === 'ready' && this.#known.length === 0;
    return choiceInput({ ...context, change: (value) => { this.#choose(String(value)); } }, {
      choices: this.#classes, ...(isEmpty ? { helper: say('hours.classes.none') } : {}),
    });
  }

  #choose(id: string): void {
    const found = this.#known.find((one) => one.id === id);
    this.context?.change(id);
    if (found === undefined) return;
    const { name: title, learningSubject, startsOn, endsOn, hours } = found;
    this.context?.fill({ title, learningSubject, startsOn, endsOn, hours, year: Number(startsOn.slice(0, 4)) });
  }
}

export function renderField(context: NonNullable<FieldElement['context']>): TemplateResult {
  return html`<xs-training-class-field .context=${context}></xs-training-class-field>`;
}
