import { beforeAll, describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { ID_NUMBER } from '../../models/stores/people.ts';
import type { RegistrationSubject } from '../../workflows/flows/registration-review/definition.ts';
import { useApi } from '../support/api.ts';
import { decideBy } from '../support/applicants.ts';
import type { TestAdministrator } from '../support/organizations.ts';
import { nextIdNumber, PASSWORD } from '../support/registration-form.ts';
import { factsOf, PLURALS, subjectForm, uploaded } from '../support/subject-forms.ts';

const api = useApi({ worker: true });
const { sequelize, sealing } = api.deps;
let department: TestAdministrator;
let units: readonly [TestAdministrator, TestAdministrator];

beforeAll(async () => {
  department = await api.organization('department');
  const unit = () => api.organization('employer', { superiorId: department.organizationId });
  units = [await unit(), await unit()];
});

/** A registration by the person with this ID number, from a browser of its own. */
async function prepare(subject: RegistrationSubject, superiorId: string, idNumber: string) {
  const browser = api.browser();
  const person = subject === 'professional' ? { idNumber, ...factsOf(idNumber) } : { idNumber };
  const form = await uploaded(browser, subjectForm(subject, superiorId, person));
  return () => browser.post(`/api/registrations/${PLURALS[subject]}`, { form, password: PASSWORD, commitment: true });
}

/** How many accounts, memberships and employments a person has. */
async function standingOf(idNumber: string) {
  const [standing] = await queryRows<object>(sequelize, `
    SELECT count(DISTINCT p.id)::int AS persons, count(DISTINCT a.id)::int AS accounts, count(DISTINCT m.id)::int AS memberships, count(DISTINCT e.id)::int AS employments
    FROM persons p LEFT JOIN accounts a ON a.person_id = p.id LEFT JOIN memberships m ON m.account_id = a.id LEFT JOIN employments e ON e.person_id = p.id
    WHERE p.id_number_index IN (:indexes)`, { indexes: sealing.blindIndexes(idNumber, ID_NUMBER) });
  return standing;
}

describe('two registrations with one ID number at the same moment', () => {
  it('of a professional in two units are one case', async () => {
    const idNumber = nextIdNumber();
    const both = await Promise.all(units.map(({ organizationId }) => prepare('professional', organizationId, idNumber)));
    const answers = await Promise.all(both.map((submit) => submit()));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.json.code).toBe('already-registered');
  });

  it('of an employer and a base that are approved at the same moment too give one account, for both', async () => {
    const idNumber = nextIdNumber();
    const both = await Promise.all((['employer', 'base'] as const).map((subject) => prepare(subject, department.organizationId, idNumber)));
    const submitted = await Promise.all(both.map((submit) => submit()));
    expect(submitted.map(({ status }) => status)).toEqual([201, 201]);
    const reviewer = decideBy(await api.signedIn(department));
    const decided = await Promise.all(submitted.map(({ json }) => reviewer(json.caseId, { verb: 'approve' })));
    expect(decided.map(({ json }) => json.status)).toEqual(['applied', 'applied']);
    expect(await standingOf(idNumber)).toEqual({ persons: 1, accounts: 1, memberships: 2, employments: 0 });
    for (const userType of ['employer', 'base']) {
      expect((await api.browser().post('/api/sessions', { userType, idNumber, password: PASSWORD })).status).toBe(200);
    }
  });

  it('of a professional and of the employer he administers, approved at the same moment, are one person', async () => {
    const idNumber = nextIdNumber();
    const [unit] = units;
    const [asPerson, asEmployer] = await Promise.all([prepare('professional', unit.organizationId, idNumber), prepare('employer', department.organizationId, idNumber)]);
    const [person, employer] = await Promise.all([asPerson(), asEmployer()]);
    const [byUnit, byDepartment] = [decideBy(await api.signedIn(unit, 'employer')), decideBy(await api.signedIn(department))];
    const decided = await Promise.all([byUnit(person.json.caseId, { verb: 'approve' }), byDepartment(employer.json.caseId, { verb: 'approve' })]);
    expect(decided.map(({ json }) => json.status)).toEqual(['applied', 'applied']);
    expect(await standingOf(idNumber)).toEqual({ persons: 1, accounts: 1, memberships: 1, employments: 1 });
  });

  it('breaks no invariant', async () => {
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });
});
