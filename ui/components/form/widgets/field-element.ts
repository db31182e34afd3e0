import { property } from 'lit/decorators.js';
import { LightElement } from '../../light-element.ts';
import type { FieldContext } from '../field-context.ts';

/** A widget that has a state of its own. Its context changes with every change of the form. */
export abstract class FieldElement extends LightElement {
  @property({ attribute: false }) context: FieldContext | null = null;
}
