import type { Transaction } from 'sequelize';
import type { z } from 'zod';
import type { FlowId } from '../../workflows/flows/index.ts';
import type { FieldError } from '../../workflows/shared/field-errors.ts';
import { type CaseOwner, findCaseOwner } from '../facts/case-owner.ts';
import { attachmentsIn } from '../stores/attachments.ts';
import { storeForm } from '../stores/form-snapshot.ts';
import { findPersonIndex } from '../stores/own-identity.ts';
import type { RequestDeps } from '../stores/requests.ts';
import { findFirstReviewer } from './first-reviewer.ts';
import { readForm } from './read-form.ts';
import type { PreparedSubmission, PrepareSubmission } from './submission.ts';

/** What a flow says of its form: the results of its checks, and whatever is not as usual. Usually a case goes through all steps, and its owner has one open case of the subject. */
export type SaidOfCase = Pick<PreparedSubmission, 'checks'> & Partial<Pick<PreparedSubmission, 'chain' | 'subjectKey' | 'successorId' | 'keep'>>;

type SayOfCase<Form> = (context: {
  readonly deps: RequestDeps; readonly form: Form; readonly owner: CaseOwner; readonly transaction: Transaction;
}) => SaidOfCase | readonly FieldError[] | Promise<SaidOfCase | readonly FieldError[]>;

/**
 * How the forms of a flow are read that somebody submits for himself or for his organization. Flows whose cases are about somebody
 * else have functions of their own.
 */
export function prepareOwnCase<Schema extends z.ZodObject>(flowId: FlowId, schema: Schema, say: SayOfCase<z.output<Schema>>): PrepareSubmission {
  return async (deps, { subject, form: sent, submitterAccountId, organizationId }, transaction) => {
    const read = readForm(schema, sent);
    if ('errors' in read) return { status: 'invalid', errors: read.errors };
    const { form } = read;
    const owner = await findCaseOwner(deps.sequelize, { accountId: submitterAccountId, organizationId }, transaction);
    if (owner === null) return { status: 'not-employed' };
    const said = await say({ deps, form, owner, transaction });
    if (!('checks' in said)) return { status: 'invalid', errors: said };
    const { divisionCode, superiorId, personIndex: subjectPersonIndex } = owner;
    const submitterPersonIndex = await findPersonIndex(submitterAccountId, transaction);
    const columns = { chain: null, ...said, divisionCode, superiorId, submitterPersonIndex, subjectPersonIndex };
    const reviewer = await findFirstReviewer(deps, { flowId, subject, reviewed: columns }, transaction);
    if (reviewer === null) return { status: 'reviewer-missing' };
    return {
      status: 'prepared',
      reviewer,
      submission: {
        subjectKey: `${subject}:${owner.id}`, ...columns, subjectName: owner.name, subjectOrganizationId: organizationId,
        stored: storeForm(deps.sealing, schema, form), attachments: attachmentsIn(schema, form),
      },
    };
  };
}
