import type { FieldError } from '../../workflows/shared/field-errors.ts';

/** A field of a problem with the sentence the server wrote. */
export interface ProblemField extends FieldError {
  readonly message: string;
}

export interface ProblemContent {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly ProblemField[];
  readonly facts: Readonly<Record<string, string | number | null>>;
  /** Seconds after which trying again makes sense, or null. */
  readonly retryAfter: number | null;
}

/** A refusal of the server (RFC 9457), or `unreachable` when there was no answer. */
export class HttpProblem extends Error implements ProblemContent {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly ProblemField[];
  readonly facts: Readonly<Record<string, string | number | null>>;
  readonly retryAfter: number | null;

  constructor(content: ProblemContent) {
    super(content.code);
    ({
      status: this.status, code: this.code, title: this.title, detail: this.detail, errors: this.errors, facts: this.facts,
      retryAfter: this.retryAfter,
    } = content);
  }
}
