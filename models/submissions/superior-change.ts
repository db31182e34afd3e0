import { runSuperiorChangeChecks } from '../../workflows/flows/superior-change/checks.ts';
import { superiorChange } from '../../workflows/flows/superior-change/definition.ts';
import { superiorChangeForm } from '../../workflows/flows/superior-change/form.ts';
import { findSuperiorChangeFacts } from '../facts/superior-change.ts';
import { attachmentsIn } from '../stores/attachments.ts';
import { storeForm } from '../stores/form-snapshot.ts';
import { findPersonIndex } from '../stores/own-identity.ts';
import { findFirstReviewer } from './first-reviewer.ts';
import { fieldError, readForm } from './read-form.ts';
import type { PrepareSubmission } from './submission.ts';

/** Reads what an organization says of its next superior (manual §5.1.1.1; docs/rules.md, "Another superior"). */
export const prepareSuperiorChange: PrepareSubmission = async (deps, { subject, form: sent, submitterAccountId, organizationId }, transaction) => {
  const read = readForm(superiorChangeForm, sent);
  if ('errors' in read) return { status: 'invalid', errors: read.errors };
  const { form } = read;
  const facts = organizationId === null ? null
    : await findSuperiorChangeFacts(deps.sequelize, { organizationId, successorId: form.successorId }, transaction);
  if (organizationId === null || facts === null) return { status: 'invalid', errors: [fieldError('successorId', 'superiorUnknown')] };
  if (facts.isUnchanged) return { status: 'invalid', errors: [fieldError('successorId', 'superiorUnchanged')] };
  if (facts.isBelow) return { status: 'invalid', errors: [fieldError('successorId', 'superiorCycle')] };
  const { superiorId, divisionCode, name } = facts;
  const submitterPersonIndex = await findPersonIndex(submitterAccountId, transaction);
  const reviewed = { divisionCode, superiorId, successorId: form.successorId, submitterPersonIndex, subjectPersonIndex: null };
  const reviewer = await findFirstReviewer(deps, { flowId: superiorChange.id, subject, reviewed }, transaction);
  if (reviewer === null) return { status: 'reviewer-missing' };
  return {
    status: 'prepared',
    reviewer,
    submission: {
      ...reviewed,
      subjectKey: organizationId,
      subjectName: name,
      subjectOrganizationId: organizationId,
      stored: storeForm(deps.sealing, superiorChangeForm, form),
      attachments: attachmentsIn(superiorChangeForm, form),
      checks: runSuperiorChangeChecks(superiorChange.subjects.organization.checks, facts),
    },
  };
};
