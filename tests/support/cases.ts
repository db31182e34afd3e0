import type { Sequelize } from 'sequelize';
import type { CaseModel } from '../../models/case.ts';
import { openCase } from '../../models/stores/open-case.ts';
import { submitCase } from '../../models/stores/submit-case.ts';
import { nextCreditCode } from './registration-form.ts';

/** A submitted case of an employer in 历下区 with an empty form; nothing is open yet, unless it is opened at an instant, in the same transaction. */
export async function makeCase(
  sequelize: Sequelize, { superiorId = null, submitterPersonIndex = null, openedAt = null }:
  { superiorId?: string | null; submitterPersonIndex?: string | null; openedAt?: string | null } = {},
): Promise<CaseModel> {
  const creditCode = nextCreditCode();
  return sequelize.transaction(async (transaction) => {
    const found = await submitCase(sequelize, {
      flowId: 'registrationReview', subject: 'employer', subjectKey: `employer:${creditCode}`, subjectName: `单位${creditCode.slice(-6)}`,
      divisionCode: '370102', superiorId, submitterAccountId: null, submitterPersonIndex, subjectPersonIndex: null,
      stored: { form: { creditCode }, sealed: {} }, attachments: [], owner: null, checks: [], at: '2026-11-02T02:00:00.000Z',
    }, transaction);
    if (openedAt !== null) await openCase(sequelize, found, openedAt, transaction);
    return found;
  });
}
