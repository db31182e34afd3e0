import { subject } from '@casl/ability';
import { describe, expect, it } from '@jest/globals';
import { defineAbility, packAbility, unpackAbility } from '../../policies/ability.ts';
import type { Actor, StandIn } from '../../policies/actor.ts';
import { kindsDecidedBy, kindsReadBy } from '../../policies/flows.ts';
import { inWhoseName } from '../../policies/in-whose-name.ts';
import { kindsOfOwnRights } from '../../policies/rights/substitute.ts';
import type { Right, Scope } from '../../workflows/shared/rights.ts';

const OWN = 'organization-own';
const BELOW = 'organization-below';
const OTHER = 'organization-other';

function actorWith(rights: readonly (readonly [Right, Scope])[], more: Partial<Actor> = {}): Actor {
  return {
    accountId: 'account', personIndexes: ['person'], userType: 'department', membershipId: 'membership', organizationId: OWN,
    sectionId: null, standsInFor: [], ...more,
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

describe('whoever stands in for a colleague', () => {
  const standIn = (rights: readonly Right[], more: Partial<StandIn> = {}): StandIn => ({
    substituteId: 'substitute', membershipId: 'absent', personIndex: 'absent person', sectionId: null, kinds: null,
    rights: rights.map((right) => ({ right, scope: 'subtree', roleId: 'role' })), ...more,
  });
  const standing = (...standsInFor: StandIn[]) => actorWith([], { standsInFor });
  const substitute = defineAbility(standing(standIn(['registration.decide', 'registration.void', 'hours.revoke', 'person.disclose', 'organization.change', 'audit.read'])));

  it('reads, decides, comments, copies and sees whole what waits for the organization, and its menu shows it', () => {
    for (const action of ['read', 'decide', 'comment', 'copy', 'disclose'] as const) expect(substitute.can(action, task())).toBe(true);
    expect(kindsReadBy(substitute, { id: OWN, kind: 'department' })).toContain('registrationReview.employer');
    const there = unpackAbility(JSON.parse(JSON.stringify(packAbility(substitute))));
    expect([there.can('decide', task()), there.can('decide', task({ submitterPersonIndex: 'absent person' }))]).toEqual([true, false]);
  });

  it.each([
    ['what the absent one has submitted', { submitterPersonIndex: 'absent person' }],
    ['what is about the absent one', { subjectPersonIndex: 'absent person' }],
    ['his own submission', { submitterPersonIndex: 'person' }],
    ['what waits below or elsewhere', { reviewerOrgId: BELOW, orgPath: ['top', OWN, BELOW] }],
    ['what was decided', { state: 'closed' }],
  ])('decides not %s', (_what, more) => {
    expect(substitute.can('decide', task(more))).toBe(false);
  });

  it('gets nothing else that the absent one may, and of chosen kinds those alone', () => {
    expect([substitute.can('void', task({ state: 'closed' })), substitute.can('revoke', 'Task'), substitute.can('read', 'AuditEntry'), substitute.can('follow', 'Case')])
      .toEqual([false, false, false, false]);
    const chosen = defineAbility(standing(standIn(['registration.decide', 'person.disclose'], { kinds: ['registrationReview.base'] })));
    for (const action of ['read', 'decide', 'disclose'] as const) {
      expect([chosen.can(action, task()), chosen.can(action, task({ kind: 'registrationReview.base' }))]).toEqual([false, true]);
    }
  });

  it('acts for the holder, else in his own name, else for whoever comes first', () => {
    const [first, second] = [standIn(['registration.decide']), standIn(['registration.decide'], { membershipId: 'second', personIndex: 'second person' })];
    const nameOf = (actor: Actor, more: object = {}) => inWhoseName(actor, { ...task({ assigneeMembershipId: null, ...more }), assigneeMembershipId: null, ...more }, { right: 'registration.decide' });
    const both = standing(first, second);
    const able = actorWith([['registration.decide', 'organization']], { standsInFor: [first, second] });
    expect(nameOf(both)?.standIn?.membershipId).toBe('absent');
    expect(nameOf(both, { assigneeMembershipId: 'second' })?.standIn?.membershipId).toBe('second');
    expect(nameOf(both, { submitterPersonIndex: 'absent person' })?.standIn?.membershipId).toBe('second');
    expect(nameOf(able)).toMatchObject({ standIn: null });
    expect(nameOf(able, { assigneeMembershipId: 'absent' })?.standIn?.membershipId).toBe('absent');
    expect(nameOf(able, { assigneeMembershipId: 'absent', submitterPersonIndex: 'absent person' })).toMatchObject({ standIn: null });
    expect(nameOf(able, { submitterPersonIndex: 'person' })).toBeNull();
  });

  it('is named by whoever decides something by roles of his own, and both read it', () => {
    const of = (absentMembershipId: string, substituteMembershipId = 'somebody') => subject('Substitute', { absentMembershipId, substituteMembershipId });
    const reviewer = defineAbility(actorWith([['registration.decide', 'organization']]));
    expect([reviewer.can('change', of('membership')), reviewer.can('change', of('another'))]).toEqual([true, false]);
    expect(substitute.can('change', of('membership'))).toBe(false);
    expect([of('membership'), of('another', 'membership'), of('another')].map((one) => substitute.can('read', one))).toEqual([true, true, false]);
    expect(kindsOfOwnRights(standing(standIn(['registration.decide'])))).toEqual([]);
  });
});
