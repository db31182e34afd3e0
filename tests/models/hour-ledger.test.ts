import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createActivities } from '../../activities/index.ts';
import { computeCompletions } from '../../models/stores/hour-completion.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { revokeHours } from '../../models/stores/revoke-hours.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { DEFAULT_HOUR_RULES } from '../../workflows/shared/hours/rules.ts';
import { LEARNING_SUBJECTS, type LearningSubject, STUDY_FORMS, type StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import { yearOf } from '../../workflows/shared/time.ts';
import { useDatabase } from '../setup/database.ts';
import { hourFormExample, requiredEvidence } from '../support/hour-forms.ts';
import { decideHours, declare, HOURS_AT, makeFiles, makeOffice, makeProfessional, type Office, type Professional } from '../support/hours.ts';

const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const activities = createActivities(deps);
const THIS_YEAR = yearOf(new Date().toISOString());
const YEARS = [THIS_YEAR - 1, THIS_YEAR];
const FORMS: readonly StudyForm[] = ['other', 'skillTest', 'practice', 'grassrootsService'];
let department: Office;
let employer: Office;

beforeAll(async () => {
  department = await makeOffice(deps, 'department');
  employer = await makeOffice(deps, 'employer', department.id);
});

/** Something that was declared, with how much of it the department recognizes, and whether that is taken back. */
interface Declared {
  readonly year: number;
  readonly studyForm: StudyForm;
  readonly learningSubject: LearningSubject;
  readonly hours: number;
  readonly recognized: number;
  readonly isRevoked: boolean;
}

const anyDeclared = fc.record({
  year: fc.constantFrom(...YEARS), studyForm: fc.constantFrom(...FORMS), learningSubject: fc.constantFrom(...LEARNING_SUBJECTS), halves: fc.integer({ min: 1, max: 40 }),
  part: fc.double({ min: 0, max: 1, noNaN: true }), isRevoked: fc.boolean(),
}).map(({ halves, part, learningSubject, ...rest }): Declared => ({
  ...rest, learningSubject: STUDY_FORMS[rest.studyForm].subjects.find((known) => known === learningSubject) ?? 'professional',
  hours: halves / 2, recognized: Math.max(1, Math.ceil(halves * part)) / 2,
}));

/** Declares and decides it; gives whether it was recognized. */
async function goThrough({ accountId }: Professional, place: number, { year, studyForm, learningSubject, hours, recognized, isRevoked }: Declared): Promise<boolean> {
  const evidence = await makeFiles(deps, `account:${accountId}`, requiredEvidence(studyForm).length);
  const form = hourFormExample(studyForm, { year, evidence, more: { learningSubject, hours, title: `第 ${place} 项` } });
  const submitted = await declare(deps, { studyForm, form, accountId });
  if (submitted.status !== 'submitted') throw new Error(JSON.stringify(submitted));
  const { id: caseId } = submitted.found;
  await activities.openCase({ caseId, at: HOURS_AT });
  await decideHours(deps, activities, { caseId, by: employer.reviewer });
  const { status } = await decideHours(deps, activities, { caseId, by: department.reviewer, recognizedHours: recognized, reason: '按材料载明的学时核减' });
  const { accountId: revokedBy, membershipId, organizationId } = department.reviewer;
  if (isRevoked) await revokeHours(deps, { caseId, reason: '经核查材料不实', actor: { accountId: revokedBy, membershipId, organizationId }, at: HOURS_AT });
  return status === 'applied';
}

/** What has been recognized and stands, counted without the ledger. */
function standing(kept: readonly Declared[], { year, studyForm }: Pick<Declared, 'year' | 'studyForm'>): number {
  return kept.filter((each) => each.year === year && each.studyForm === studyForm && !each.isRevoked).reduce((sum, { recognized }) => sum + recognized, 0);
}

async function countedIn(year: number, personId: string) {
  const [ofPerson, ofUnit] = await Promise.all([
    computeCompletions(sequelize, { year, of: { personIds: [personId] } }).next(), computeCompletions(sequelize, { year, of: { organizationId: employer.id } }).next(),
  ]);
  const [own] = ofPerson.done === true ? [] : ofPerson.value;
  const among = ofUnit.done === true ? undefined : ofUnit.value.find((each) => each.personId === personId);
  expect(among).toEqual(own);
  return { public: own?.completion.subjects.public.counted, professional: own?.completion.subjects.professional.counted };
}

describe('the sums of the ledger', () => {
  it('are what adding up all recognitions that stand gives, under the caps, whatever came in which order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(anyDeclared, { minLength: 4, maxLength: 10 }), async (all) => {
      const person = await makeProfessional(deps, employer.id);
      const kept: Declared[] = [];
      for (const [place, declared] of all.entries()) {
        const { yearlyCap } = DEFAULT_HOUR_RULES.forms[declared.studyForm];
        const fits = yearlyCap === null || standing(kept, declared) + declared.recognized <= yearlyCap;
        expect(await goThrough(person, place, declared)).toBe(fits);
        if (fits) kept.push(declared);
      }
      for (const year of YEARS) {
        const sumOf = (subject: LearningSubject) => kept.filter((each) => each.year === year && each.learningSubject === subject && !each.isRevoked)
          .reduce((sum, { recognized }) => sum + recognized, 0);
        expect(await countedIn(year, person.personId)).toEqual({ public: sumOf('public'), professional: sumOf('professional') });
      }
    }), { numRuns: 4, endOnFailure: true });
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });
});
