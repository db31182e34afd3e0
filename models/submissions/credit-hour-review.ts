import type { Transaction } from 'sequelize';
import type { z } from 'zod';
import { type CreditHourFacts, runCreditHourChecks } from '../../workflows/flows/credit-hour-review/checks.ts';
import { creditHourReview } from '../../workflows/flows/credit-hour-review/definition.ts';
import { classRosterForms, creditHourForms } from '../../workflows/flows/credit-hour-review/form.ts';
import { achievementKey, isShareable } from '../../workflows/shared/hours/achievement.ts';
import { judgeDates, judgeYear } from '../../workflows/shared/hours/declarable.ts';
import { proposeHours } from '../../workflows/shared/hours/propose.ts';
import { isStudyForm, type StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import type { FieldError } from '../../workflows/shared/field-errors.ts';
import { dayOf, daysBetween } from '../../workflows/shared/time.ts';
import { type DeclaredClass, findClassMember, findDeclaredClass } from '../facts/class-hours.ts';
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
  /** The class whose hours they are, and what its roster gives the person; null where there is none, or he is not on it. */
  readonly trainingClass: DeclaredClass | null;
  readonly classHours: number | null;
  readonly named: NamedHourRules;
  /** `yyyy-mm-dd`. */
  readonly today: string;
}

/**
 * Reads hours that a person declares for himself, his unit for him, or the organization that has held a class for its roster (manual
 * §5.2, §5.3; docs/rules.md, "Hours"). Rules and chain of reviewers are frozen with the first round; the checks are computed
 * anew in each.
 */
export const prepareCreditHours: PrepareSubmission = async (deps, question, transaction) => {
  const { subject: studyForm, present = null, submitterAccountId } = question;
  if (!isStudyForm(studyForm)) return { status: 'invalid', errors: [] };
  const held = await findHeldClass(deps, question, transaction);
  const schema = held === null ? creditHourForms[studyForm] : classRosterForms[held.studyForm];
  const read = readForm(schema, question.form);
  if ('errors' in read) return { status: 'invalid', errors: read.errors };
  const { form } = read;
  const trainingClass = held ?? await findDeclaredClass(deps.sequelize, { classId: 'classId' in form ? form.classId : null, caseId: null }, transaction);
  const wrongClass = refuseClass(form, trainingClass);
  if (wrongClass !== null) return { status: 'invalid', errors: [fieldError('classId', wrongClass)] };
  const person = await findPerson(deps, question, held, transaction);
  if (person === null) return question.organizationId === null ? { status: 'not-employed' } : { status: 'invalid', errors: [fieldError('personId', 'personUnknown')] };
  const today = dayOf(new Date().toISOString());
  const byBase = held?.organizationKind === 'base' ? held : null;
  const divisionCode = byBase?.divisionCode ?? person.divisionCode;
  const named = await rulesOf(deps, { divisionCode, year: form.year, onDay: today }, question, transaction);
  const classHours = trainingClass === null ? null : await findClassHours(deps, trainingClass, person, transaction);
  const declared: Declared = { studyForm, form, person, trainingClass, classHours, named, today };
  const errors = refuse(declared);
  if (errors.length > 0) return { status: 'invalid', errors };
  const { facts, key } = await findFacts(deps, declared, question, transaction);
  const reviewed = {
    divisionCode,
    superiorId: present === null ? (byBase === null ? person.unitId : byBase.superiorId) : present.superiorId,
    chain: present?.chain ?? [...named.rules.reviewChains[declarerKindOf(person, byBase?.organizationKind ?? null)]],
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
        classId: trainingClass?.id ?? null, rulesVersion: named.rulesVersion,
      }, within),
    },
  };
};

/** The class whose roster is declared by the organization that has held it; null where somebody declares his own people's, or his own. */
async function findHeldClass(
  { sequelize }: RequestDeps, { classId = null, present = null, organizationId, subject }: SubmissionQuestion, transaction: Transaction,
): Promise<DeclaredClass | null> {
  if (organizationId === null) return null;
  const found = await findDeclaredClass(sequelize, { classId, caseId: present?.id ?? null }, transaction);
  return found?.organizationId === organizationId && found.studyForm === subject ? found : null;
}

/** Why hours of a class cannot be declared: only a closed one releases those of its roster (domain §6.7). */
function refuseClass(form: Form, found: DeclaredClass | null): string | null {
  if (found === null) return 'classId' in form ? 'classUnknown' : null;
  if (found.status === 'closed') return null;
  return found.status === 'cancelled' ? 'classCancelled' : 'classUnfinished';
}

/** What the roster of a class gives a person; null when he is not on it, or has failed. */
async function findClassHours({ sequelize }: RequestDeps, { id: classId, hours }: DeclaredClass, { personId }: DeclaredPerson, transaction: Transaction): Promise<number | null> {
  const member = await findClassMember(sequelize, { classId, personId }, transaction);
  return member === null || member.result === 'failed' ? null : Math.min(member.hours, hours);
}

/** Of whom a declaration speaks: whoever declares for himself, somebody of the unit that declares for him, or anybody of a roster. */
async function findPerson(
  { sequelize }: RequestDeps, { present = null, organizationId, personId = null, submitterAccountId }: SubmissionQuestion, held: DeclaredClass | null,
  transaction: Transaction,
): Promise<DeclaredPerson | null> {
  if (present !== null) {
    return findDeclaredPerson(sequelize, { accountId: null, personId: null, personIndex: present.subjectPersonIndex }, transaction);
  }
  const found = await findDeclaredPerson(sequelize, organizationId === null
    ? { accountId: submitterAccountId, personId: null, personIndex: null } : { accountId: null, personId, personIndex: null }, transaction);
  return organizationId === null || held !== null || found?.unitId === organizationId ? found : null;
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
  { sequelize }: RequestDeps, { studyForm, form, person, trainingClass, classHours, named: { rules }, today }: Declared, { present = null }: SubmissionQuestion, transaction: Transaction,
): Promise<{ facts: CreditHourFacts; key: string | null }> {
  const key = achievementKey(studyForm, form);
  const { year, startsOn, endsOn } = form;
  const found = await findHourFacts(sequelize, {
    personId: person.personId, unitId: person.unitId, year, studyForm, achievementKey: key, countsOthers: !isShareable(studyForm), startsOn, endsOn, caseId: present?.id ?? null,
  }, transaction);
  const { yearlyCap } = rules.forms[studyForm];
  return {
    key,
    facts: {
      window: judgeYear(rules, year, today) === 'late' ? 'late' : 'open',
      proposedHours: proposeHours(rules, studyForm, form, { approvedHours: classHours ?? trainingClass?.hours ?? null }).hours,
      leftOfCap: yearlyCap === null ? null : yearlyCap - found.recognizedHours,
      mostOfDays: (daysBetween(startsOn, endsOn) + 1) * rules.maxHoursPerDay,
      sameAchievement: { own: found.ownAchievements, others: found.othersAchievements },
      unitThen: found.unitThen,
      hasPassedClass: trainingClass === null ? null : classHours !== null,
    },
  };
}
