import { findTransferBlock, moveEmployment } from '../../models/stores/employments.ts';
import { rerouteCases } from '../../models/stores/reroute-cases.ts';
import { type Effect, type EffectContext, noEffect } from './effect.ts';

/**
 * The new unit has confirmed: one employment ends at the instant at which the other begins, and what waits for the old unit
 * about this person waits for the new one. His hours stay with him, because they are his and not a unit's (docs/rules.md,
 * "Transfers").
 */
export const personnelTransfer: Effect = {
  guard: async ({ sequelize, found, at, transaction }) => findTransferBlock(sequelize, { ...unitsOf(found), at }, transaction),
  async approved({ sequelize, found, at, transaction }) {
    const units = unitsOf(found);
    await moveEmployment(sequelize, { ...units, at }, transaction);
    return rerouteCases(sequelize, { ...units, exceptCaseId: found.id, at }, transaction);
  },
  rejected: noEffect,
  withdrawn: noEffect,
  lapsed: noEffect,
};

function unitsOf({ id, subjectPersonIndex: personIndex, superiorId: fromId, successorId: toId }: EffectContext['found']) {
  if (personIndex === null || fromId === null || toId === null) throw new RangeError(`Case ${id} does not say who goes where`);
  return { personIndex, fromId, toId };
}
