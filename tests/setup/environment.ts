/**
 * What `npm test` started for this run.
 *
 * @throws Error when a test file asks for something its project does not declare (scripts/test/projects.mjs).
 */
export function startedFor(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: run tests by \`npm test\`, and declare what a project needs in scripts/test/projects.mjs`);
  }
  return value;
}
