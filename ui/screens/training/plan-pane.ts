import { html, nothing, type TemplateResult } from 'lit';
import { dayOf } from '../../../workflows/shared/time.ts';
import { say } from '../../i18n/locale.ts';
import { submissionPathOf } from '../../shell/submits-as.ts';
import type { Plan } from './training-gateway.ts';

const CLASS = submissionPathOf('trainingPlanReview.trainingClass');

/** A valid plan with its courses, and what can be done with it: amend it, declare a class of a course, sum the year up. */
export function planPane(plan: Plan): TemplateResult {
  const { id, caseId, year, version, name, approvedAt, openCaseId, items } = plan;
  return html`<section class="pane plan" aria-labelledby="plan-${id}">
    <header><h2 id="plan-${id}"><a href="/my-cases/${caseId}">${say('submit.training.plan', { year, name })}</a></h2>
      <span class="note">${say('submit.training.plan.version', { version })} · ${say('submit.training.plan.approved', { day: dayOf(approvedAt) })}</span>
      <span class="acts">${openCaseId === null
        ? html`<a class="button" href="${submissionPathOf('trainingPlanReview.annualPlan')}?record=${id}">${say('submit.training.plan.amend')}</a>`
        : html`<a href="/my-cases/${openCaseId}">${say('submit.training.plan.amending')}</a>`}
        <a class="button" href="${submissionPathOf('trainingPlanReview.annualSummary')}">${say('submit.training.plan.summarize')}</a></span></header>
    <table class="ledger courses">
      <thead><tr><th scope="col">${say('submit.training.item')}</th><th scope="col" class="hours">${say('submit.training.item.hours')}</th>
        <th scope="col" class="hours">${say('submit.training.item.capacity')}</th><th scope="col" class="month">${say('submit.training.item.starts')}</th>
        <th scope="col" class="sessions">${say('submit.training.item.sessions')}</th><th scope="col" class="acts"><span class="screen-reader">${say('review.rows.tools')}</span></th></tr></thead>
      <tbody>${items.map(courseRow)}</tbody>
    </table>
  </section>`;
}

function courseRow({ id, name, learningSubject, startMonth, hours, sessions, capacity, declared }: Plan['items'][number]): TemplateResult {
  return html`<tr><td title=${name}>${name} <span class="tag">${say(`submit.training.item.subject.${learningSubject}`)}</span></td>
    <td class="hours">${hours}</td><td class="hours">${capacity}</td><td class="month">${say('submit.training.item.month', { month: startMonth })}</td>
    <td class="sessions">${say('submit.training.item.sessionsOf', { declared, sessions })}</td>
    <td class="acts">${declared >= sessions ? nothing : html`<a href="${CLASS}?record=${id}" aria-label=${say('submit.training.item.declareOf', { name })}>${say('submit.training.item.declare')}</a>`}</td></tr>`;
}
