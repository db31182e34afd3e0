import { findLeftOfCap, recordRecognition } from '../../models/stores/hour-ledger.ts';
import { type Effect, noEffect } from './effect.ts';

/**
 * What was recognized stands in the ledger from the transaction of the last approval on. More than the cap of a year is not
 * recognized; the reviewer is told and recognizes fewer (docs/rules.md, "Ledger").
 */
export const creditHourReview: Effect = {
  async guard({ sequelize, found, recognizedHours, transaction }) {
    const left = await findLeftOfCap(sequelize, found.id, transaction);
    return left !== null && (recognizedHours ?? 0) > left ? 'hours-over-cap' : null;
  },
  async approved({ sequelize, found, at, transaction }) {
    await recordRecognition(sequelize, { caseId: found.id, at }, transaction);
    return [];
  },
  rejected: noEffect,
  withdrawn: noEffect,
  lapsed: noEffect,
};
