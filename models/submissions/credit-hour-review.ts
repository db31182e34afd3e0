import type { Transaction } from 'sequelize';
import type { z } from 'zod';
import { type CreditHourFacts, runCreditHourChecks } from '../../workflows/flows/credit-hour-review/checks.ts';
import { creditHourReview } from '../../workflows/flows/credit-hour-review/definition.ts';
import { creditHourForms } from '../../workflows/flows/credit-hour-review/form.ts';
import { achievementKey, isShareable } from '../../workflows/shared/hours/achievement.ts';
import { judgeDates, judgeYear } from '../../workflows/shared/hours/declarable.ts';
import { proposeHours } from '../../workflows/shared/hours/propose.ts';
import { isStudyForm, type StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import type { FieldError } from '../../workflows/shared/field-errors.ts';
import { dayOf, daysBetween } from '../../workflows/shared/time.ts';
import { declarerKindOf, type DeclaredPerson, findDeclaredPerson, findHourFacts } from '../facts/credit-hour-review.ts';
import { attachmentsIn } from '../stores/attachments.ts';
import { storeForm } from '../stores/form-snapshot.ts';
import { keepDeclaration } from '../stores/hour-declarations.ts';
import { findHourRules, getHourRules, type NamedHourRules } from '../stores/hour-rules.ts';
import { findPersonIndex } from '../stores/own-identity.ts';
import type { RequestDeps } from '../stores/requests.ts';
import { findFirstReviewer } from './first-reviewer.ts';
import { fieldError, readForm } from './read-form.ts';
import type { PrepareSubmission, SubmissionQuestion } from './submission.ts';

type Form = z.output<(typeof creditHourForms)[StudyForm]>;

/** A form that was read, of whom it speaks, and by which rules. */
interface Declared {
  readonly studyForm: StudyForm;
  readonly form: Form;
  readonly person: DeclaredPerson;
  readonly named: NamedHourRules;
  /** `yyyy-mm-dd`. */
  readonly today: string;
}

/**
 * Reads hours that a person declares for himself, or his unit for him (manual §5.2, §5.3; docs/rules.md, "Hours"). Rules and
 * chain of reviewers are frozen with the first round; the checks are computed anew in each.
 */
export const prepareCreditHours: PrepareSubmission = async (deps, question, transaction) => {
  const { subject: studyForm, present = null, submitterAccountId } = question;
  if (!isStudyForm(studyForm)) return { status: 'invalid', errors: [] };
  const schema = creditHourForms[studyForm];
  const read = readForm(schema, question.form);
  if ('errors' in read) return { status: 'invalid', errors: read.errors };
  const person = await findPerson(deps, question, transaction);
  if (person === null) return question.organizationId === null ? { status: 'not-employed' } : { status: 'invalid', errors: [fieldError('personId', 'personUnknown')] };
  const today = dayOf(new Date().toISOString());
  const { form } = read;
  const named = await rulesOf(deps, { divisionCode: person.divisionCode, year: form.year, onDay: today }, question, transaction);
  const declared: Declared = { studyForm, form, person, named, today };
  const errors = refuse(declared);
  if (errors.length > 0) return { status: 'invalid', errors };
  const { facts, key } = await findFacts(deps, declared, question, transaction);
  const reviewed = {
    divisionCode: person.divisionCode,
    superiorId: present === null ? person.unitId : present.superiorId,
    chain: present?.chain ?? [...named.rules.reviewChains[declarerKindOf(person, null)]],
    submitterPersonIndex: await findPersonIndex(submitterAccountId, transaction),
    subjectPersonIndex: person.personIndex,
  };
  const reviewer = await findFirstReviewer(deps, { flowId: creditHourReview.id, subject: studyForm, reviewed }, transaction);
  if (reviewer === null) return { status: 'reviewer-missing' };
  return {
    status: 'prepared',
    reviewer,
    submission: {
      ...reviewed,
      rulesVersion: named.rulesVersion,
      subjectKey: `${person.personId}:${studyForm}:${key ?? `${form.startsOn}:${form.title}`}`,
      subjectName: person.name,
      stored: storeForm(deps.sealing, schema, form),
      attachments: attachmentsIn(schema, form),
      checks: runCreditHourChecks(creditHourReview.subjects[studyForm].checks, form, facts),
      keep: (caseId, within) => keepDeclaration({
        caseId, personId: person.personId, year: form.year, learningSubject: form.learningSubject, studyForm, title: form.title,
        startsOn: form.startsOn, endsOn: form.endsOn, declaredHours: form.hours, proposedHours: facts.proposedHours, achievementKey: key,
        rulesVersion: named.rulesVersion,
      }, within),
    },
  };
};

/** Of whom a declaration speaks: whoever declares for himself, or somebody of the unit that declares for him. */
async function findPerson(
  { sequelize }: RequestDeps, { present = null, organizationId, personId = null, submitterAccountId }: SubmissionQuestion, transaction: Transaction,
): Promise<DeclaredPerson | null> {
  if (present !== null) {
    return findDeclaredPerson(sequelize, { accountId: null, personId: null, personIndex: present.subjectPersonIndex }, transaction);
  }
  const found = await findDeclaredPerson(sequelize, organizationId === null
    ? { accountId: submitterAccountId, personId: null, personIndex: null } : { accountId: null, personId, personIndex: null }, transaction);
  return organizationId === null || found?.unitId === organizationId ? found : null;
}

async function rulesOf(
  { sequelize }: RequestDeps, asked: Parameters<typeof findHourRules>[1], { present = null }: SubmissionQuestion, transaction: Transaction,
): Promise<NamedHourRules> {
  if (present === null) return findHourRules(sequelize, asked, transaction);
  return { rulesVersion: present.rulesVersion, rules: await getHourRules(sequelize, present.rulesVersion, transaction) };
}

/** What the rules refuse, whatever a reviewer would say. */
function refuse({ studyForm, form: { year, learningSubject, startsOn, endsOn }, named: { rules }, today }: Declared): FieldError[] {
  const { isOffered, subjects } = rules.forms[studyForm];
  if (!isOffered) return [fieldError('learningSubject', 'studyFormNotOffered')];
  if (!subjects.includes(learningSubject)) return [fieldError('learningSubject', 'learningSubjectNotOffered')];
  const yearly = judgeYear(rules, year, today);
  if (yearly === 'closed') return [fieldError('year', 'yearClosed')];
  if (yearly === 'future') return [fieldError('year', 'yearFuture')];
  return judgeDates(rules, { year, startsOn, endsOn, today }) === 'outsideYear' ? [fieldError('startsOn', 'outsideYear')] : [];
}

/** What the checks need, and under which key others would have declared the same. */
async function findFacts(
  { sequelize }: RequestDeps, { studyForm, form, person, named: { rules }, today }: Declared, { present = null }: SubmissionQuestion, transaction: Transaction,
): Promise<{ facts: CreditHourFacts; key: string | null }> {
  const key = achievementKey(studyForm, form);
  const { year, startsOn, endsOn } = form;
  const found = await findHourFacts(sequelize, {
    personId: person.personId, unitId: person.unitId, year, studyForm, achievementKey: key, startsOn, endsOn, caseId: present?.id ?? null,
  }, transaction);
  const { yearlyCap } = rules.forms[studyForm];
  return {
    key,
    facts: {
      window: judgeYear(rules, year, today) === 'late' ? 'late' : 'open',
      proposedHours: proposeHours(rules, studyForm, form).hours,
      leftOfCap: yearlyCap === null ? null : yearlyCap - found.recognizedHours,
      mostOfDays: (daysBetween(startsOn, endsOn) + 1) * rules.maxHoursPerDay,
      sameAchievement: { own: found.ownAchievements, others: isShareable(studyForm) ? 0 : found.othersAchievements },
      unitThen: found.unitThen,
      trainingClass: null,
    },
  };
}
