import { html, nothing, type TemplateResult } from 'lit';
import type { DeclarerKind, HourRules, ReviewStep } from '../../../workflows/shared/hours/rules.ts';
import { STUDY_FORMS, type StudyForm, studyForms } from '../../../workflows/shared/hours/study-forms.ts';
import { studyFormName } from '../../../workflows/shared/hours/words.ts';
import { currentLocale, say } from '../../i18n/locale.ts';
import { LONG_PAPER_FIELDS, MINIMUM_FIELDS, numbersOf, type RuleField, ruleLabel, WINDOW_FIELDS } from './rule-fields.ts';
import { RulesDraft, shownText } from './rules-draft.ts';

/** Who declares, in the order in which rules name them. */
export const DECLARERS = ['employer', 'department', 'base'] as const satisfies readonly DeclarerKind[];

/** Rules as people read them. */
export function rulesView(rules: HourRules): TemplateResult {
  const read = new RulesDraft(rules);
  const fact = ({ path }: RuleField): TemplateResult => factOf(ruleLabel(path), shownText(read.value(path)));
  return html`<div class="rules-view">
    <h3>${say('hours.rule.group.minimums')}</h3><dl>${MINIMUM_FIELDS.map(fact)}</dl>
    <h3>${say('hours.rule.group.window')}</h3><dl>${WINDOW_FIELDS.map(fact)}
      ${factOf(say('hours.rule.carryOverAllowed'), say(rules.carryOverAllowed ? 'hours.rule.yes' : 'hours.rule.no'))}
      ${factOf(say('hours.rule.countFrom'), say(`hours.rule.countFrom.${rules.countFrom}`))}</dl>
    <h3>${say('hours.rule.group.chains')}</h3><dl>${DECLARERS.map((declarer) => factOf(say(`hours.rule.declarer.${declarer}`), chainText(rules.reviewChains[declarer])))}</dl>
    <h3>${say('hours.rule.group.forms')}</h3>
    <table class="ledger rule-forms">
      <thead><tr><th scope="col" class="form">${say('hours.declare.form')}</th><th scope="col" class="subjects">${say('hours.declare.subject')}</th>
        <th scope="col" class="cap">${say('hours.rule.yearlyCap')}</th><th scope="col">${say('hours.rule.numbers')}</th></tr></thead>
      <tbody>${studyForms().map((form) => formRow(form, rules, read))}</tbody></table>
  </div>`;
}

/** The steps of a chain, in their order. */
function chainText(chain: readonly ReviewStep[]): string {
  return chain.map((step) => say(`hours.rule.step.${step}`)).join(' → ');
}

function factOf(term: string, text: string): TemplateResult {
  return html`<div><dt>${term}</dt><dd>${text}</dd></div>`;
}

function formRow(form: StudyForm, rules: HourRules, read: RulesDraft): TemplateResult {
  const { isOffered, subjects, yearlyCap } = rules.forms[form];
  const long = form === 'conference' && rules.forms.conference.longPaper !== null ? LONG_PAPER_FIELDS : [];
  const numbers = [...numbersOf(form), ...long].map(({ path }) => `${ruleLabel(path)} ${shownText(read.value(path))}`);
  return html`<tr class=${isOffered ? '' : 'off'}><td class="form">${STUDY_FORMS[form].code} ${studyFormName(currentLocale(), form)}</td>
    <td class="subjects">${isOffered ? subjects.map((subject) => say(`hours.declare.subject.${subject}`)).join(say('submit.list.and')) : say('hours.rule.notOffered')}</td>
    <td class="cap">${yearlyCap === null ? html`<span class="muted">${say('hours.rule.noCap')}</span>` : yearlyCap}</td>
    <td class="numbers">${numbers.length === 0 ? nothing : numbers.join(say('hours.rule.separator'))}</td></tr>`;
}
