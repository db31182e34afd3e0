import { html, nothing, type TemplateResult } from 'lit';
import type { StepItem } from '../../components/step-item.ts';
import { wordOf } from '../../components/words.ts';
import { say } from '../../i18n/locale.ts';
import type { Preview } from './submit-gateway.ts';
import './planned-reviews.css';

type Planned = Preview['reviewers'][number];

/** Who will decide, in which order, by when at the latest. */
export function plannedReviews(flowId: string, reviewers: readonly Planned[]): TemplateResult {
  return html`<section class="planned" aria-labelledby="planned-title">
    <header><h2 id="planned-title">${say('submit.planned')}</h2><span class="note">${say('submit.planned.note')}</span></header>
    <ol>${stepsOf(reviewers).map((sides) => html`<li>${sides.map((side) => plannedSide(flowId, side, sides.length > 1))}</li>`)}</ol>
  </section>`;
}

function plannedSide(flowId: string, { step, side, reviewer, dueOn, dueWorkingDays: days }: Planned, isTogether: boolean): TemplateResult {
  return html`<div class="side">
    <span class="what">${wordOf(`flows.${flowId}.step.${step}.${side}`, wordOf(`flows.${flowId}.step.${step}`, step))}
      ${isTogether ? html`<small>${say('submit.planned.together')}</small>` : nothing}</span>
    ${reviewer === null ? html`<b class="warn">${say('submit.planned.none')}</b>` : html`<b>${reviewer.name}</b>`}
    <span class="due">${say('submit.planned.due', { day: dueOn, days })}</span>
  </div>`;
}

/** What is decided at the same time stands together. */
function stepsOf(reviewers: readonly Planned[]): Planned[][] {
  const names = [...new Set(reviewers.map(({ step }) => step))];
  return names.map((name) => reviewers.filter(({ step }) => step === name));
}

/** What lies between opening the form and its effect; `at` is the index of the present step. */
export function submissionSteps(flowId: string, steps: readonly string[], at: number): StepItem[] {
  return [
    { title: say('submit.step.fill'), note: say('submit.step.fill.by') },
    { title: say('submit.step.preview'), note: say('submit.step.preview.by') },
    ...steps.map((step) => ({ title: wordOf(`flows.${flowId}.step.${step}`, step), note: '' })),
    { title: wordOf(`flows.${flowId}.step.effect`, say('submit.step.effect')), note: say('submit.step.effect.by') },
  ].map((step, index) => ({ ...step, state: index === at ? 'current' : index < at ? 'done' : 'waiting' }));
}
