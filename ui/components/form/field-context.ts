import type { TemplateResult } from 'lit';
import type { AttachmentFacts } from '../../../workflows/shared/attachment.ts';
import type { MessageKey, MessageParams } from '../../../workflows/shared/messages/index.ts';
import type { FormData, FormValue } from './form-model.ts';
import type { FormField } from './form-schema.ts';

/** In whose name a form is submitted: that of the organization one acts for, or one's own. */
export type SubmitsAs = 'organization' | 'oneself';

/** What a widget gets of its field and its form. */
export interface FieldContext {
  readonly field: FormField;
  readonly label: string;
  readonly helper: string;
  /** An example of what to write, or empty. */
  readonly placeholder: string;
  /** What the number counts, or empty. */
  readonly unit: string;
  readonly value: FormValue;
  /** The sentence that says what is wrong, or null. */
  readonly error: string | null;
  /** Of a table: the sentences that say what is wrong with its cells, by `<row>.<column>`. */
  readonly cellErrors: Readonly<Record<string, string>>;
  /** Of a table: the words above a column. */
  readonly columnLabel: (column: string) => string;
  /** The division chosen in this form; a department or unit is chosen within it. Empty while none is. */
  readonly division: string;
  /** The unit chosen in this form; a section is one of its. Empty while none is. */
  readonly chosenUnit: string;
  /** Series and level of the title chosen in this form, `05.411`; its name is one of theirs. Empty while either is missing. */
  readonly chosenTitle: string;
  readonly submitsAs: SubmitsAs;
  /** What people read instead of the value, of a form that is mended; empty where that is not known. */
  readonly valueLabel: string;
  /** Filled in by another field; people read it only. */
  readonly isFixed: boolean;
  /** The files that are known by their ids, for a form that is mended. */
  readonly files: readonly AttachmentFacts[];
  /** A sentence in the language of the person. */
  readonly say: (key: MessageKey, params?: MessageParams) => string;
  /** The value has changed. */
  readonly change: (value: FormValue) => void;
  /** The value says what other fields hold. */
  readonly fill: (values: FormData) => void;
  /** Something besides the value stands in the way of submitting, as a code of field errors; null when nothing does. */
  readonly block: (code: string | null) => void;
  /** The person has left the field. */
  readonly leave: () => void;
  /** The person has left cells of a table, `<row>.<column>`, or filled them at once. */
  readonly leaveCells: (cells: readonly string[]) => void;
}

/** How a widget draws its field: the one export of each module in `widgets/`. */
export type RenderField = (context: FieldContext) => TemplateResult;

/** The value of the input that sent an event, as text. */
export function textOf(event: Event): string {
  const value: unknown = event.target === null ? '' : Reflect.get(event.target, 'value');
  return typeof value === 'string' ? value : '';
}
