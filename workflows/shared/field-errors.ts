/** One thing wrong with one field, as problems carry it and forms show it. */
export interface FieldError {
  /** Path with dots, for example `form.creditCode`; empty for the body as a whole. */
  readonly field: string;
  /** Key of the message `problems.field.<code>`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The part of a schema library's issue that is read here; zod's issues have this form. */
export interface SchemaIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly keys?: readonly string[];
  readonly input?: unknown;
}

/** Custom refinements put `field:<code>` into their message; the words come from the catalogue. */
export const FIELD_CODE_PREFIX = 'field:';

/** Translates issues of a schema into field errors, one per field and code. */
export function toFieldErrors(issues: readonly SchemaIssue[], base = ''): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [base, ...issue.path.map(String)].filter((part) => part !== '').join('.');
    if (issue.code === 'unrecognized_keys') {
      return (issue.keys ?? []).map((key) => ({
        field: path === '' ? key : `${path}.${key}`, code: 'unknown', params: {},
      }));
    }
    return [{ field: path, ...codeOf(issue) }];
  });
}

function codeOf(issue: SchemaIssue): Pick<FieldError, 'code' | 'params'> {
  if (issue.message.startsWith(FIELD_CODE_PREFIX)) {
    return { code: issue.message.slice(FIELD_CODE_PREFIX.length), params: {} };
  }
  switch (issue.code) {
    case 'too_small':
      return Number(issue.minimum) === 1
        ? { code: 'required', params: {} }
        : { code: 'tooSmall', params: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return { code: 'tooLarge', params: { maximum: Number(issue.maximum) } };
    case 'invalid_type':
      return { code: issue.message.includes('undefined') ? 'required' : 'wrongType', params: {} };
    default:
      return { code: 'invalid', params: {} };
  }
}
