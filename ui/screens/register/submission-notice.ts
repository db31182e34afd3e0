import { html, nothing, type TemplateResult } from 'lit';
import { type CheckResult, tallyChecks } from '../../../workflows/shared/checks.ts';
import { isUnanswered } from '../../components/form/unanswered.ts';
import '../../components/xs-checks.ts';
import '../../components/xs-icon.ts';
import '../../components/xs-tally.ts';
import type { HttpProblem } from '../../http/http-problem.ts';
import { say } from '../../i18n/locale.ts';
import { isSourceRefused } from './copy-source.ts';
import type { SubmissionPhase } from './submission.ts';

interface SubmissionState {
  readonly checks: readonly CheckResult[];
  readonly phase: SubmissionPhase;
  readonly problem: HttpProblem | null;
}

/** What was found before submission, and what is wrong when it did not work. */
export function submissionNotice({ checks, phase, problem }: SubmissionState): readonly (TemplateResult | typeof nothing)[] {
  return [
    phase === 'checked' || (checks.length > 0 && phase === 'submitting') ? findings(checks) : nothing,
    problem === null ? nothing : html`<div class="problem" role="alert">
      <xs-icon name="triangle-alert" size="16"></xs-icon><p>${wordsOf(problem)}</p>
    </div>`,
  ];
}

function wordsOf(problem: HttpProblem): TemplateResult {
  if (problem.code === 'unreachable') return html`<b>${say('review.register.unanswered')}</b> ${say('review.register.failed.kept')}`;
  if (isSourceRefused(problem)) return html`<b>${say('review.register.source.refused')}</b> ${say('review.register.source.again')}`;
  return html`<b>${problem.title}</b> ${problem.detail} ${isUnanswered(problem) ? say('review.register.failed.kept') : nothing}`;
}

function findings(checks: readonly CheckResult[]): TemplateResult {
  return html`<section class="findings" id="register-checks" tabindex="-1" aria-labelledby="register-checks-title">
    <header>
      <h2 id="register-checks-title">${say('review.register.checks')}</h2>
      <xs-tally full .tally=${tallyChecks(checks)}></xs-tally>
      <span class="note">${say('review.register.checks.note')}</span>
    </header>
    <xs-checks .checks=${checks}></xs-checks>
  </section>`;
}
