import type { RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import type { StepItem } from '../../components/step-item.ts';
import { say } from '../../i18n/locale.ts';
import type { Reviewer } from './registration-gateway.ts';

/** What lies between opening the form and having an account. `at` is the index of the present step, `review` says who reviews. */
export function registerSteps(subject: RegistrationSubject, at: number, review: string): StepItem[] {
  return [
    { title: say('review.register.step.fill'), note: say(`review.register.step.fill.by.${subject}`) },
    { title: say('review.register.step.checks'), note: say('review.register.step.checks.by') },
    { title: say(`flows.registrationReview.${subject}.step.review`), note: review },
    { title: say('review.register.step.effect'), note: say('review.register.step.effect.by') },
  ].map((step, index) => ({ ...step, state: stateOf(index, at) }));
}

function stateOf(index: number, at: number): StepItem['state'] {
  if (index === at) return 'current';
  return index < at ? 'done' : 'waiting';
}

/** Who reviews and how long that takes, as far as it is known. */
export function reviewNote(subject: RegistrationSubject, reviewer: Reviewer | null): string {
  if (reviewer === null) return say(`review.register.reviewer.pending.${subject}`);
  const { organization, dueWorkingDays: days } = reviewer;
  return organization === null
    ? say('review.register.reviewer.none')
    : say('review.register.step.review.by', { reviewer: organization.name, days });
}
