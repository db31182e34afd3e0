import { runPersonnelTransferChecks } from '../../workflows/flows/personnel-transfer/checks.ts';
import { personnelTransfer } from '../../workflows/flows/personnel-transfer/definition.ts';
import { personnelTransferForm } from '../../workflows/flows/personnel-transfer/form.ts';
import { findPersonnelTransferFacts } from '../facts/personnel-transfer.ts';
import { attachmentsIn } from '../stores/attachments.ts';
import { storeForm } from '../stores/form-snapshot.ts';
import { findPersonIndex } from '../stores/own-identity.ts';
import { findUnit, findUnknownCodes } from '../stores/reference.ts';
import { findFirstReviewer } from './first-reviewer.ts';
import { fieldError, readForm } from './read-form.ts';
import type { PrepareSubmission } from './submission.ts';

/**
 * Reads a transfer that his unit, the person himself or the unit that wants him has started (manual §5.1.6; docs/rules.md,
 * "Transfers").
 */
export const preparePersonnelTransfer: PrepareSubmission = async (deps, { subject, form: sent, submitterAccountId, organizationId }, transaction) => {
  const read = readForm(personnelTransferForm, sent);
  if ('errors' in read) return { status: 'invalid', errors: read.errors };
  const { form } = read;
  const { successorId, divisionCode, reasonCode } = form;
  const facts = await findPersonnelTransferFacts(deps.sequelize, form.personId, transaction);
  const isInvolved = facts !== null && (organizationId === null
    ? facts.accountId === submitterAccountId : organizationId === facts.unitId || organizationId === successorId);
  if (facts === null || !isInvolved) return { status: 'invalid', errors: [fieldError('personId', 'personUnknown')] };
  if (facts.unitId === successorId) return { status: 'invalid', errors: [fieldError('successorId', 'unitUnchanged')] };
  const unit = await findUnit(deps.sequelize, { id: successorId, divisionCode }, transaction);
  if (unit === null) return { status: 'invalid', errors: [fieldError('successorId', 'unitUnknown')] };
  const unknown = await findUnknownCodes(deps.sequelize, { table: 'transfer-reason', codes: [reasonCode] }, transaction);
  if (unknown.length > 0) return { status: 'invalid', errors: [fieldError('reasonCode', 'notOffered')] };
  const submitterPersonIndex = await findPersonIndex(submitterAccountId, transaction);
  const reviewed = { divisionCode: facts.divisionCode, superiorId: facts.unitId, successorId, submitterPersonIndex, subjectPersonIndex: facts.personIndex };
  const reviewer = await findFirstReviewer(deps, { flowId: personnelTransfer.id, subject, reviewed }, transaction);
  if (reviewer === null) return { status: 'reviewer-missing' };
  return {
    status: 'prepared',
    reviewer,
    submission: {
      ...reviewed,
      subjectKey: form.personId,
      subjectName: facts.personName,
      stored: storeForm(deps.sealing, personnelTransferForm, form),
      attachments: attachmentsIn(personnelTransferForm, form),
      checks: runPersonnelTransferChecks(personnelTransfer.subjects.person.checks, form, facts),
    },
  };
};
