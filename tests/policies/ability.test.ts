import { subject } from '@casl/ability';
import { describe, expect, it } from '@jest/globals';
import { defineAbility, packAbility, unpackAbility } from '../../policies/ability.ts';
import type { Actor } from '../../policies/actor.ts';
import { kindsDecidedBy, kindsReadBy } from '../../policies/flows.ts';
import type { Right, Scope } from '../../workflows/shared/rights.ts';

const OWN = 'organization-own';
const BELOW = 'organization-below';
const OTHER = 'organization-other';

function actorWith(rights: readonly (readonly [Right, Scope])[], more: Partial<Actor> = {}): Actor {
  return {
    accountId: 'account', personIndexes: ['person'], userType: 'department', membershipId: 'membership', organizationId: OWN,
    sectionId: null, ...more,
    rights: rights.map(([right, scope]) => ({ right, scope, roleId: 'role' })),
  };
}

function task(more: object = {}) {
  return subject('Task', {
    kind: 'registrationReview.employer', state: 'open', reviewerOrgId: OWN, reviewerSectionId: null, orgPath: ['top', OWN],
    submitterPersonIndex: 'somebody', ...more,
  });
}

describe('what a reviewer may do', () => {
  const ability = defineAbility(actorWith([['registration.decide', 'organization']]));

  it('decides what waits for his organization', () => {
    expect(ability.can('decide', task())).toBe(true);
    expect(ability.can('read', task())).toBe(true);
  });

  it.each([
    ['a task of another organization', { reviewerOrgId: OTHER, orgPath: ['top', OTHER] }],
    ['a task that was decided', { state: 'closed' }],
    ['his own submission', { submitterPersonIndex: 'person' }],
    ['a kind that another right decides', { kind: 'creditHourReview.person' }],
  ])('does not decide %s', (_what, more) => {
    expect(ability.can('decide', task(more))).toBe(false);
  });

  it('still reads his own submission and what was decided', () => {
    expect(ability.can('read', task({ submitterPersonIndex: 'person' }))).toBe(true);
    expect(ability.can('read', task({ state: 'closed' }))).toBe(true);
  });
});

describe('around a case', () => {
  const reviewer = defineAbility(actorWith([['registration.decide', 'organization']]));

  it.each(['comment', 'copy'] as const)('lets its reviewers %s, decided or not, and nobody else', (action) => {
    for (const state of ['open', 'closed']) expect(reviewer.can(action, task({ state }))).toBe(true);
    expect(reviewer.can(action, task({ reviewerOrgId: OTHER, orgPath: ['top', OTHER] }))).toBe(false);
    expect(reviewer.can(action, task({ submitterPersonIndex: 'person' }))).toBe(false);
    expect(defineAbility(actorWith([['registration.read', 'subtree']])).can(action, task())).toBe(false);
  });

  it('lets whoever has a copy read the case, in that membership', () => {
    const copied = subject('Case', { copiedMembershipIds: ['membership'] });
    expect(defineAbility(actorWith([])).can('read', copied)).toBe(true);
    expect(defineAbility(actorWith([], { membershipId: 'other membership' })).can('read', copied)).toBe(false);
    expect(defineAbility(actorWith([], { membershipId: null })).can('read', copied)).toBe(false);
    expect(reviewer.can('read', subject('Case', { copiedMembershipIds: [] }))).toBe(false);
  });
});

describe('one person in several memberships', () => {
  const rights = [['registration.decide', 'organization']] as const;
  const own = defineAbility(actorWith(rights));
  const other = defineAbility(actorWith(rights, { membershipId: 'other membership', organizationId: OTHER }));
  const taskOfOther = task({ reviewerOrgId: OTHER, orgPath: ['top', OTHER] });

  it.each(['read', 'decide'] as const)('may %s in each only what is of its organization', (action) => {
    expect([own.can(action, task()), own.can(action, taskOfOther)]).toEqual([true, false]);
    expect([other.can(action, task()), other.can(action, taskOfOther)]).toEqual([false, true]);
  });

  it('decides his own submission in none, and as himself nothing', () => {
    for (const ability of [own, other]) expect(ability.can('decide', task({ submitterPersonIndex: 'person' }))).toBe(false);
    const himself = defineAbility(actorWith([], { userType: 'professional', membershipId: null, organizationId: null }));
    for (const action of ['read', 'decide'] as const) expect(himself.can(action, task())).toBe(false);
  });
});

describe('scopes', () => {
  it('reads below its organization with the scope subtree, and decides nothing there', () => {
    const ability = defineAbility(actorWith([['registration.read', 'subtree'], ['registration.decide', 'subtree']]));
    const below = task({ reviewerOrgId: BELOW, orgPath: ['top', OWN, BELOW] });
    expect(ability.can('read', below)).toBe(true);
    expect(ability.can('decide', below)).toBe(false);
  });

  it('decides only what waits for the section with the scope section', () => {
    const ability = defineAbility(actorWith([['registration.decide', 'section']], { sectionId: 'section' }));
    expect(ability.can('decide', task({ reviewerSectionId: 'section' }))).toBe(true);
    expect(ability.can('decide', task({ reviewerSectionId: 'another' }))).toBe(false);
    expect(ability.can('decide', task())).toBe(false);
  });

  it('gives nothing where the membership has no such place', () => {
    expect(defineAbility(actorWith([['registration.decide', 'section']])).can('decide', 'Task')).toBe(false);
    expect(defineAbility(actorWith([['registration.decide', 'organization']], { organizationId: null })).can('decide', 'Task')).toBe(false);
  });
});

describe('narrower roles', () => {
  it('lets a clerk read and not decide', () => {
    const ability = defineAbility(actorWith([['registration.read', 'organization']]));
    expect(ability.can('read', task())).toBe(true);
    expect(ability.can('decide', task())).toBe(false);
  });

  it('gives someone without rights only his own sessions', () => {
    const ability = defineAbility(actorWith([]));
    expect(ability.can('read', task())).toBe(false);
    expect(ability.can('revoke', subject('Session', { accountId: 'account' }))).toBe(true);
    expect(ability.can('revoke', subject('Session', { accountId: 'another' }))).toBe(false);
  });
});

describe('the rules that travel to the browser', () => {
  it('answer there as they do here', () => {
    const actor = actorWith([['registration.decide', 'organization'], ['registration.read', 'subtree']]);
    const here = defineAbility(actor);
    const there = unpackAbility(JSON.parse(JSON.stringify(packAbility(here))));
    for (const item of [task(), task({ state: 'closed' }), task({ submitterPersonIndex: 'person' }), task({ reviewerOrgId: OTHER, orgPath: [OTHER] })]) {
      for (const action of ['read', 'decide'] as const) expect(there.can(action, item)).toBe(here.can(action, item));
    }
  });

  it('name the kinds an inbox shows', () => {
    const [department, ...below] = ['department', 'employer', 'base', 'professional'].map((subject) => `registrationReview.${subject}`);
    expect(kindsDecidedBy('registration.decide')).toEqual([department, ...below]);
    expect(kindsDecidedBy('person.read')).toEqual([]);
    const reader = defineAbility(actorWith([['registration.read', 'organization']]));
    expect(kindsReadBy(reader, { id: OWN, kind: 'hrss' })).toEqual([department, ...below]);
    expect(kindsReadBy(reader, { id: OWN, kind: 'department' })).toEqual(below);
    expect(kindsReadBy(reader, { id: OWN, kind: 'employer' })).toEqual(['registrationReview.professional']);
    expect(kindsReadBy(reader, { id: OWN, kind: 'base' })).toEqual([]);
    expect(kindsReadBy(defineAbility(actorWith([['person.read', 'organization']])), { id: OWN, kind: 'hrss' })).toEqual([]);
  });
});

describe('training plans', () => {
  const ability = defineAbility(actorWith([['plan.submit', 'organization'], ['plan.read', 'subtree']]));

  it.each(['annualPlan', 'trainingClass', 'classClosing', 'annualSummary'])('%s is submitted and followed for the own organization only', (name) => {
    const one = (organizationId: string) => subject('Case', { kind: `trainingPlanReview.${name}`, organizationId });
    for (const action of ['submit', 'follow'] as const) expect([OWN, BELOW, OTHER].map((id) => ability.can(action, one(id)))).toEqual([true, false, false]);
    expect(defineAbility(actorWith([['plan.decide', 'organization']])).can('submit', one(OWN))).toBe(false);
  });

  it('have an inbox each for plans, classes with their closings, and summaries', () => {
    const kinds = ['trainingPlanReview.plan', 'trainingPlanReview.class', 'trainingPlanReview.summary'];
    expect(kindsDecidedBy('plan.decide')).toEqual(kinds);
    expect(kindsReadBy(ability, { id: OWN, kind: 'department' })).toEqual(kinds);
    expect(kindsReadBy(ability, { id: OWN, kind: 'base' })).toEqual([]);
  });
});
