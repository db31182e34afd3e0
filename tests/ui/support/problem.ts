import { HttpProblem } from '../../../ui/http/http-problem.ts';

/** What the server answers where it does not do what it was asked for; status 0 where no server answers. */
export function problem(status: number, code: string, retryAfter: number | null = null): HttpProblem {
  return new HttpProblem({ status, code, title: code, detail: '', errors: [], facts: {}, retryAfter });
}
