/** Workflow time as ISO 8601; the sandbox makes `Date` deterministic. */
export function now(): string {
  return new Date().toISOString();
}
