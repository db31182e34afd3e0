import { sidesOf, type StepDefinition } from './flow.ts';

/**
 * Whether a step could count as approved with one before it: where both come to one organization, for the same right, and
 * along the line of command. The other side of a transfer is nobody's to agree for (docs/rules.md, "Who reviews").
 */
export function mayBeCovered(step: StepDefinition, next: StepDefinition): boolean {
  return next.right === step.right && [step, next].every((one) => sidesOf(one).join() === 'only') && next.reviewers.only !== 'successor';
}

/** The steps that can come after an approved one, the nearest first: those behind such as it may cover too; null for the end. */
export function possibleNext(steps: readonly StepDefinition[], step: StepDefinition): (StepDefinition | null)[] {
  const [next = null, ...further] = steps.slice(steps.indexOf(step) + 1);
  return next !== null && mayBeCovered(step, next) ? [next, ...possibleNext([step, ...further], step)] : [next];
}
