import type { Sequelize, Transaction } from 'sequelize';
import type { RegistrationFacts } from '../../workflows/flows/registration-review/checks.ts';
import type { RegistrationForm } from '../../workflows/flows/registration-review/form.ts';
import { similarityPercent } from '../../workflows/shared/text.ts';
import { dayOf } from '../../workflows/shared/time.ts';
import { queryRows } from '../database.ts';
import { EMAIL, ID_NUMBER, MOBILE } from '../stores/people.ts';
import type { RequestDeps } from '../stores/requests.ts';

type Deps = Pick<RequestDeps, 'sequelize' | 'sealing'>;
type OrganizationFacts = Pick<RegistrationFacts, 'sameCreditCode' | 'mostSimilar' | 'sameApproval'>;
type PersonFacts = Pick<RegistrationFacts, 'administratorOf' | 'isRecordedName' | 'contactsOfOthers' | 'employedBy'>;

/** What the checks of a registration need from the database, in a few queries. */
export async function loadRegistrationFacts(
  deps: Deps, form: RegistrationForm, reviewerDivisionCode: string | null, transaction: Transaction | null = null,
): Promise<RegistrationFacts> {
  const organization = 'creditCode' in form
    ? await findOrganizationFacts(deps.sequelize, form, transaction) : { sameCreditCode: null, mostSimilar: null, sameApproval: null };
  return {
    today: dayOf(new Date().toISOString()), reviewerDivisionCode, ...organization, ...await findPersonFacts(deps, form, transaction),
  };
}

async function findOrganizationFacts(
  sequelize: Sequelize, form: Extract<RegistrationForm, { creditCode: string }>, transaction: Transaction | null,
): Promise<OrganizationFacts> {
  const similar = await queryRows<{ name: string; creditCode: string | null; status: string }>(sequelize, `
    SELECT name, credit_code AS "creditCode", status FROM organizations
    WHERE (credit_code = :creditCode AND (kind = 'base') = :isBase) OR (name % :name AND status = 'active')
    ORDER BY (credit_code = :creditCode) DESC NULLS LAST, status, similarity(name, :name) DESC LIMIT 20`,
  // A base has the code of the unit it belongs to, which may be registered itself.
  { creditCode: form.creditCode, name: form.name, isBase: 'approvalNumber' in form }, transaction);
  const same = similar.find(({ creditCode }) => creditCode === form.creditCode);
  const [mostSimilar] = similar
    .filter(({ creditCode }) => creditCode !== form.creditCode)
    .map(({ name }) => ({ name, percent: similarityPercent(name, form.name) }))
    .toSorted((a, b) => b.percent - a.percent);
  return {
    sameCreditCode: same === undefined ? null : { name: same.name, active: same.status === 'active' },
    mostSimilar: mostSimilar ?? null,
    sameApproval: 'approvalNumber' in form ? await findSameApproval(sequelize, form, transaction) : null,
  };
}

async function findSameApproval(
  sequelize: Sequelize, { approvalNumber, creditCode }: { approvalNumber: string; creditCode: string }, transaction: Transaction | null,
): Promise<{ name: string } | null> {
  const [found] = await queryRows<{ name: string }>(sequelize, `
    SELECT o.name FROM bases b JOIN organizations o ON o.id = b.organization_id
    WHERE b.approval_number = :approvalNumber AND o.status = 'active' AND o.credit_code IS DISTINCT FROM :creditCode
    ORDER BY o.created_at LIMIT 1`, { approvalNumber, creditCode }, transaction);
  return found ?? null;
}

/** Persons are compared by the blind indexes of their numbers and addresses, under every valid key. */
async function findPersonFacts(
  { sequelize, sealing }: Deps, form: RegistrationForm, transaction: Transaction | null,
): Promise<PersonFacts> {
  const [found] = await queryRows<Omit<PersonFacts, 'employedBy'> & { employedByName: string | null }>(sequelize, `
    WITH person AS (SELECT id, name FROM persons WHERE id_number_index IN (:indexes) ORDER BY id LIMIT 1)
    SELECT
      (SELECT name = :personName FROM person) AS "isRecordedName",
      (SELECT count(*)::int FROM memberships m JOIN accounts a ON a.id = m.account_id JOIN person p ON p.id = a.person_id
        WHERE m.status = 'active') AS "administratorOf",
      (SELECT count(*)::int FROM persons WHERE (mobile_index IN (:mobiles) OR email_index IN (:emails))
        AND id_number_index NOT IN (:indexes)) AS "contactsOfOthers",
      (SELECT o.name FROM employments e JOIN person p ON p.id = e.person_id JOIN organizations o ON o.id = e.organization_id
        WHERE e.period @> now() AND e.organization_id IS DISTINCT FROM :superiorId LIMIT 1) AS "employedByName"`, {
    personName: form.personName,
    superiorId: form.superiorId,
    indexes: sealing.blindIndexes(form.idNumber, ID_NUMBER),
    mobiles: sealing.blindIndexes(form.mobile, MOBILE),
    emails: sealing.blindIndexes(form.email.toLowerCase(), EMAIL),
  }, transaction);
  const { employedByName = null, ...facts } = found ?? { administratorOf: 0, isRecordedName: null, contactsOfOthers: 0 };
  return { ...facts, employedBy: employedByName === null ? null : { name: employedByName } };
}
