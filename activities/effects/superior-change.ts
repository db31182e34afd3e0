import { findSuperiorChangeFacts } from '../../models/facts/superior-change.ts';
import { moveSubtree } from '../../models/stores/move-subtree.ts';
import { type Effect, type EffectContext, noEffect } from './effect.ts';

/**
 * Both superiors have agreed: the organization goes below the new one, with everything below it. Tasks that are open keep
 * their reviewer; new ones go to the new superior (docs/rules.md, "Another superior").
 */
export const superiorChange: Effect = {
  async guard({ sequelize, found, transaction }) {
    const facts = await findSuperiorChangeFacts(sequelize, namesOf(found), transaction);
    if (facts === null) return 'superior-unavailable';
    return facts.isBelow ? 'superior-cycle' : null;
  },
  async approved({ sequelize, found, at, transaction }) {
    await moveSubtree(sequelize, { ...namesOf(found), at }, transaction);
    return [];
  },
  rejected: noEffect,
  withdrawn: noEffect,
  lapsed: noEffect,
};

function namesOf({ id, subjectOrganizationId: organizationId, successorId }: EffectContext['found']) {
  if (organizationId === null || successorId === null) throw new RangeError(`Case ${id} does not say who goes where`);
  return { organizationId, successorId };
}
