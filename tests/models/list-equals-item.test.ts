import { subject } from '@casl/ability';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { accessibleBy } from '../../models/accessible-by.ts';
import { queryRows } from '../../models/database.ts';
import { TaskModel } from '../../models/task.ts';
import { defineAbility } from '../../policies/ability.ts';
import type { Actor, StandIn } from '../../policies/actor.ts';
import { type GrantedRight, RIGHTS, SCOPES } from '../../workflows/shared/rights.ts';
import { useDatabase } from '../setup/database.ts';
import { makeOrganization } from '../support/organizations.ts';
import { makeCase } from '../support/cases.ts';

const { sequelize } = useDatabase();
const PERSONS = ['k1.first', 'k1.second', 'k1.third'];
const SECTIONS = [uuidv7(), uuidv7()];
let organizations: string[] = [];

/** Three organizations in a line, and tasks of every state, section and submitter for each of them. */
beforeAll(async () => {
  const top = await makeOrganization(sequelize, { kind: 'department' });
  const middle = await makeOrganization(sequelize, { kind: 'department', superiorId: top.id });
  const below = await makeOrganization(sequelize, { kind: 'department', superiorId: middle.id });
  organizations = [top.id, middle.id, below.id];
  for (const section of SECTIONS) {
    await queryRows(sequelize, 'INSERT INTO sections (id, organization_id, name, created_at) VALUES (:section, :organization, :section, now())', { section, organization: middle.id });
  }
  for (const [index, reviewerOrgId] of organizations.entries()) {
    for (const state of ['open', 'closed'] as const) {
      for (const reviewerSectionId of index === 1 ? [null, ...SECTIONS] : [null]) {
        for (const submitterPersonIndex of [null, ...PERSONS]) {
          const found = await makeCase(sequelize);
          await TaskModel.create({
            id: uuidv7(), caseId: found.id, caseNumber: found.number, flowId: 'registrationReview', kind: 'registrationReview.employer',
            subjectName: found.subjectName, step: 'review', side: 'only', round: 1, stepRev: 2, state, reviewerOrgId, reviewerSectionId,
            orgPath: organizations.slice(0, index + 1), submitterPersonIndex,
            barredPersonIndexes: PERSONS.filter((person) => submitterPersonIndex !== null && person !== submitterPersonIndex).slice(0, index), checksFailed: 0, checksWarning: 0, checksPassed: 5,
            openedAt: new Date(), dueAt: new Date(), ...(state === 'closed' ? { closeReason: 'decided', closedAt: new Date() } : {}),
          });
        }
      }
    }
  }
});

const grant = fc.record({ right: fc.constantFrom(...RIGHTS), scope: fc.constantFrom(...SCOPES), roleId: fc.constant('role') });
const standIn = fc.record({
  substituteId: fc.constant('substitute'), membershipId: fc.constant('absent'), personIndex: fc.constantFrom(...PERSONS),
  sectionId: fc.constantFrom(null, ...SECTIONS), kinds: fc.constantFrom<StandIn['kinds']>(null, ['registrationReview.employer'], ['registrationReview.base']),
  rights: fc.array(grant, { maxLength: 4 }),
}) satisfies fc.Arbitrary<StandIn>;
const anyActor = fc.record({
  organization: fc.nat(3), sectionId: fc.constantFrom(null, ...SECTIONS), person: fc.constantFrom(...PERSONS, 'k1.nobody'),
  rights: fc.array(grant, { maxLength: 4 }), standsInFor: fc.array(standIn, { maxLength: 2 }),
}).map(({ organization, sectionId, person, rights, standsInFor }) => (): Actor => ({
  accountId: uuidv7(), personIndexes: [person], userType: 'department', membershipId: uuidv7(), sectionId,
  organizationId: organizations[organization] ?? null, rights: rights satisfies GrantedRight[], standsInFor,
}));

describe.each(['read', 'decide', 'comment', 'copy', 'disclose'] as const)('what an actor may %s', (action) => {
  it('is the same in a list as for each item', async () => {
    const all = await TaskModel.findAll();
    await fc.assert(fc.asyncProperty(anyActor, async (actorOf) => {
      const ability = defineAbility(actorOf());
      const condition = accessibleBy(sequelize, ability, { action, subject: 'Task', alias: 't' });
      const listed = condition === null ? [] : await queryRows<{ id: string }>(sequelize, `SELECT t.id FROM tasks t WHERE ${condition}`);
      const single = all.filter((task) => ability.can(action, subject('Task', task.get({ plain: true }))));
      expect(listed.map(({ id }) => id).toSorted()).toEqual(single.map(({ id }) => id).toSorted());
    }), { numRuns: 200 });
  });
});

describe('which cases an actor may read by a copy', () => {
  it('is the same in a list as for each item', async () => {
    const memberships = [uuidv7(), uuidv7(), uuidv7()];
    const copies = fc.subarray(memberships);
    await fc.assert(fc.asyncProperty(fc.array(copies, { minLength: 1, maxLength: 3 }), fc.constantFrom(null, ...memberships), async (copiedTo, membershipId) => {
      const cases = await Promise.all(copiedTo.map(async (copiedMembershipIds) => (await makeCase(sequelize)).update({ copiedMembershipIds })));
      const ability = defineAbility({ accountId: uuidv7(), personIndexes: [], userType: 'department', membershipId, sectionId: null, organizationId: null, rights: [], standsInFor: [] });
      const condition = accessibleBy(sequelize, ability, { action: 'read', subject: 'Case', alias: 'c' });
      const listed = condition === null ? [] : await queryRows<{ id: string }>(
        sequelize, `SELECT c.id FROM cases c WHERE c.id IN (:ids) AND ${condition}`, { ids: cases.map(({ id }) => id) });
      const single = cases.filter((found) => ability.can('read', subject('Case', found.get({ plain: true }))));
      expect(listed.map(({ id }) => id).toSorted()).toEqual(single.map(({ id }) => id).toSorted());
    }), { numRuns: 30 });
  });
});
