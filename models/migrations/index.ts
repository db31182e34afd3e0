import { accountAccess } from './2026-11-25-5-account-access.ts';
import { addedReviewers } from './2026-11-29-5-added-reviewers.ts';
import { accounts } from './2026-11-23-3-accounts.ts';
import { applicantAccess } from './2026-11-24-3-applicant-access.ts';
import { attachments } from './2026-11-24-4-attachments.ts';
import { batches } from './2026-11-25-3-batches.ts';
import { calendar } from './2026-11-29-4-calendar.ts';
import { cases } from './2026-11-23-4-cases.ts';
import { casesOfPerson } from './2026-11-27-5-cases-of-person.ts';
import { classHours } from './2026-11-29-3-class-hours.ts';
import { codeTables } from './2026-11-23-1-code-tables.ts';
import { invitations } from './2026-11-24-1-invitations.ts';
import { creditHours } from './2026-11-29-1-credit-hours.ts';
import { disclosures } from './2026-11-25-6-disclosures.ts';
import { deadlinesAndReturns } from './2026-11-24-2-deadlines-and-returns.ts';
import { deskVerbs } from './2026-11-27-1-desk-verbs.ts';
import { drafts } from './2026-11-27-2-drafts.ts';
import { inbox } from './2026-11-24-3-inbox.ts';
import { messages } from './2026-11-25-4-messages.ts';
import type { Migration } from './migration.ts';
import { organizationSerials } from './2026-11-26-3-organization-serials.ts';
import { organizationsAndPeople } from './2026-11-23-2-organizations-and-people.ts';
import { reconciliations } from './2026-11-29-7-reconciliations.ts';
import { registrations } from './2026-11-25-1-registrations.ts';
import { profileRecords } from './2026-11-27-3-profile-records.ts';
import { recordFiles } from './2026-11-27-4-record-files.ts';
import { trainingPlans } from './2026-11-29-2-training-plans.ts';
import { twoSides } from './2026-11-26-4-two-sides.ts';
import { substitutes } from './2026-11-29-6-substitutes.ts';
import { passedOver } from './2026-11-29-9-passed-over.ts';
import { requestsAndAudit } from './2026-11-23-5-requests-and-audit.ts';

/** All migrations in order. Forward only: each is safe while the release before it still runs. */
export const migrations: readonly Migration[] = [
  codeTables, organizationsAndPeople, accounts, cases, requestsAndAudit, invitations, deadlinesAndReturns,
  applicantAccess, inbox, attachments, registrations, batches, messages, accountAccess, disclosures,
  organizationSerials, twoSides, deskVerbs, drafts, profileRecords, recordFiles, casesOfPerson, creditHours, trainingPlans, classHours,
  calendar, addedReviewers, substitutes, reconciliations, passedOver,
];
