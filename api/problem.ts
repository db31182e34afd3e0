import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { FieldError } from '../workflows/shared/field-errors.ts';
import { findMessage, type Locale, type MessageParams, translate } from '../workflows/shared/messages/index.ts';
import { type ProblemCode, PROBLEMS } from '../workflows/shared/problems.ts';

export interface ProblemOptions {
  readonly params?: MessageParams;
  readonly errors?: readonly FieldError[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** Facts a screen needs to explain the problem, for example who decided what and when. */
  readonly facts?: Readonly<Record<string, string | number | null>>;
  readonly cause?: unknown;
}

/** A refusal on its way to the client. Handlers throw it; the error handler answers it as RFC 9457. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.options = options;
  }
}

/** RFC 9457 problem details with our code and, for fields, one entry per fault. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  errors: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
}).openapi('Problem');

/** The response of a problem, in the language of the request. */
export function problemResponse(
  c: Context, { code, options }: Pick<ProblemError, 'code' | 'options'>, request: { id: string; locale: Locale },
): Response {
  const { errors, facts, retryAfter } = options;
  const params = { requestId: request.id, seconds: retryAfter ?? 0, ...options.params };
  const status = PROBLEMS[code];
  const body: z.output<typeof problemSchema> = {
    type: `/problems/${code}`,
    title: translate(request.locale, `problems.${code}`, params),
    status,
    detail: translate(request.locale, `problems.${code}.detail`, params),
    instance: request.id,
    code,
    ...(errors === undefined ? {} : { errors: errors.map((error) => describe(error, request.locale)) }),
    ...(facts === undefined ? {} : { facts: { ...facts } }),
  };
  c.header('Content-Type', 'application/problem+json');
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
  return c.body(JSON.stringify(body), status);
}

function describe({ field, code, params }: FieldError, locale: Locale): { field: string; code: string; message: string } {
  const message = findMessage(locale, `problems.field.${code}`, params) ?? translate(locale, 'problems.field.invalid');
  return { field, code, message };
}

/** Response declarations for the problems a route can answer; several codes may share a status. */
export function problemResponses(...codes: readonly ProblemCode[]) {
  const content = { 'application/problem+json': { schema: problemSchema } };
  return Object.fromEntries(codes.map((code) => [PROBLEMS[code], { description: code, content }]));
}
