import type { AttachmentType } from './attachment.ts';

/** How a field is filled in; the form renderer has one loader per widget. */
export type Widget =
  | 'text' | 'credit-code' | 'code-table' | 'codes' | 'division' | 'any-division' | 'department' | 'superior' | 'person' | 'unit' | 'section' | 'integer' | 'date'
  | 'hours' | 'training-class' | 'title-name' | 'id-number' | 'mobile' | 'email' | 'attachments';

/** How many files a field takes, and which. */
export interface FileRule {
  readonly min: number;
  readonly max: number;
  readonly types: readonly AttachmentType[];
}

/** What a form's schema says of a field beside its type: `.meta({ field: … })`, read by renderer, API and masks. */
export interface FieldMeta {
  readonly section: string;
  readonly widget: Widget;
  /** Sealed with a blind index where it is stored; masked in views and comparisons. */
  readonly sensitive: 'id-number' | 'mobile' | 'email' | 'name' | 'birth-date' | null;
  /** The code table a `code-table` or `codes` field chooses from; `codes` takes several. */
  readonly codeTable?: string;
  /** Spans both columns. */
  readonly wide?: true;
  /** What an `attachments` field takes; its value is the ids of the files. */
  readonly files?: FileRule;
}
