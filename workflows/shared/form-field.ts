import type { AttachmentType } from './attachment.ts';

/** How a cell of a table of rows is filled in. */
export type ColumnWidget = 'text' | 'integer' | 'hours' | 'date' | 'code-table' | 'id-number';

/** How a field is filled in; the form renderer has one loader per widget. */
export type Widget =
  | 'text' | 'long-text' | 'credit-code' | 'code-table' | 'codes' | 'division' | 'any-division' | 'department' | 'superior' | 'person' | 'unit' | 'section'
  | 'integer' | 'hours' | 'date' | 'training-class' | 'own-class' | 'plan-item' | 'title-name' | 'id-number' | 'mobile' | 'email' | 'attachments' | 'rows';

/** How many files a field takes, and which. */
export interface FileRule {
  readonly min: number;
  readonly max: number;
  readonly types: readonly AttachmentType[];
}

/** What is sealed with a blind index where it is stored, and masked in views and comparisons. */
export type Sensitive = 'id-number' | 'mobile' | 'email' | 'name' | 'birth-date';

/** What the schema of a row says of one of its columns beside its type: `.meta({ field: … })`. */
export interface ColumnMeta {
  readonly widget: ColumnWidget;
  readonly sensitive: Sensitive | null;
  /** The code table a `code-table` column chooses from. */
  readonly codeTable?: string;
  /** Long texts stand here. */
  readonly wide?: true;
}

/** One column of a table of rows. */
export interface Column extends ColumnMeta {
  readonly name: string;
  readonly isRequired: boolean;
}

/** How many rows a field takes, and of what they consist. */
export interface RowRule {
  readonly min: number;
  readonly max: number;
  readonly columns: readonly Column[];
}

/** What a form's schema says of a field beside its type: `.meta({ field: … })`, read by renderer, API and masks. */
export interface FieldMeta {
  readonly section: string;
  readonly widget: Widget;
  /** Sealed with a blind index where it is stored; masked in views and comparisons. */
  readonly sensitive: Sensitive | null;
  /** The code table a `code-table` or `codes` field chooses from; `codes` takes several. */
  readonly codeTable?: string;
  /** Spans both columns. */
  readonly wide?: true;
  /** What an `attachments` field takes; its value is the ids of the files. */
  readonly files?: FileRule;
  /** What a `rows` field takes; its value is a list of flat objects. */
  readonly rows?: RowRule;
}

/** Whether a field, or a column of its rows, is sealed where it is stored. */
export function isSensitive({ sensitive, rows }: Pick<FieldMeta, 'sensitive' | 'rows'>): boolean {
  return sensitive !== null || (rows?.columns.some((column) => column.sensitive !== null) ?? false);
}
