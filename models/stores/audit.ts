import type { Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { AuditEntryModel, type AuditResult } from '../audit-entry.ts';

export interface AuditInput {
  /** `<noun>.<verb>` in the past tense, for example `session.opened`. */
  readonly action: string;
  readonly result: AuditResult;
  readonly accountId?: string | null;
  readonly membershipId?: string | null;
  readonly organizationId?: string | null;
  readonly subjectType?: string;
  readonly subjectId?: string;
  /** Why it was denied or failed: a problem code; otherwise what it was about, where that has no id: a day. */
  readonly code?: string;
  readonly address?: string;
  readonly requestId?: string;
  /** ISO 8601; now where nothing is said. A transition says workflow time. */
  readonly at?: string;
}

/** Appends to the audit trail. Inside a transaction, a trail that cannot be written undoes what it would have noted. */
export async function writeAudit(input: AuditInput, transaction: Transaction | null = null): Promise<void> {
  await AuditEntryModel.create({ id: uuidv7(), ...input, at: input.at === undefined ? new Date() : new Date(input.at) }, { transaction });
}
