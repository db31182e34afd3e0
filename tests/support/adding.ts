import type { Sequelize } from 'sequelize';
import { createActivities } from '../../activities/index.ts';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import type { RequestDeps } from '../../models/stores/requests.ts';
import type { Assertions } from '../../platform/assertion.ts';
import type { TransitionResult } from '../../workflows/shared/command.ts';
import { type CommandInput, makeCommand } from './commands.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from './organizations.ts';
import { submitEmployer } from './reviews.ts';

/** The instant of what is done in tests of added reviewers. */
export const ADDING_AT = '2026-11-03T02:00:00.000Z';

export type AddingDeps = RequestDeps & { readonly assertions: Assertions };

/** What people do to a case; the revision is the present one where nothing is said. */
export type Step = Pick<CommandInput, 'caseId' | 'verb' | 'by'> & Partial<Omit<CommandInput, 'issuedAt'>>;

/** Whom somebody asks. */
export type Whom = Pick<CommandInput, 'membershipId' | 'organizationId'>;

/** Reviewers who add others, and what becomes of their cases. */
export function createAdding(deps: AddingDeps) {
  const { sequelize } = deps;
  const activities = createActivities(deps);
  const revisionOf = async (caseId: string): Promise<number> => (await CaseModel.findByPk(caseId, { rejectOnEmpty: true })).revision;

  async function act({ caseId, expectedRevision, ...step }: Step): Promise<TransitionResult> {
    const command = await makeCommand(deps, { ...step, caseId, expectedRevision: expectedRevision ?? await revisionOf(caseId), issuedAt: ADDING_AT });
    return activities.transition({ command, acceptedAt: ADDING_AT, at: ADDING_AT });
  }

  return {
    activities, act,
    ask: (caseId: string, place: 'before' | 'after', by: TestAdministrator, whom: Whom, more: { reason?: string; expectedRevision?: number } = {}) =>
      act({ caseId, verb: 'addReviewer', by, place, ...whom, ...more }),
    approve: (caseId: string, by: TestAdministrator, expectedRevision?: number) =>
      act({ caseId, verb: 'approve', by, ...(expectedRevision === undefined ? {} : { expectedRevision }) }),
    /** A reviewer, or his organization, as they are chosen. */
    chosen: ({ membershipId }: TestAdministrator) => ({ membershipId }),
    unit: ({ organizationId }: TestAdministrator) => ({ organizationId }),
    /** The open task of a side. */
    waitsFor: (side: string, { organizationId, membershipId }: TestAdministrator, isAssigned = false) =>
      ({ side, organizationId, assignee: isAssigned ? membershipId : null }),
    /** An organization with a reviewer, who stands below a province that answers for whoever does not. */
    async office(kind: 'department' | 'hrss' = 'department', superiorId: string | null = null): Promise<TestAdministrator> {
      const { id } = await makeOrganization(sequelize, { kind, superiorId });
      return makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId: id });
    },
    colleagueOf: ({ organizationId }: TestAdministrator): Promise<TestAdministrator> => makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId }),
    /** The registration of an employer that waits for a reviewer. */
    async opened({ organizationId }: TestAdministrator): Promise<string> {
      const { caseId } = await submitEmployer(deps, { superiorId: organizationId, at: ADDING_AT });
      await activities.openCase({ caseId, at: ADDING_AT });
      return caseId;
    },
    /** Lets the next deadlines pass until the case goes up. */
    async escalate(caseId: string): Promise<void> {
      for (let row = await activities.readCase({ caseId }); row.deadline !== null && row.deadline !== undefined; row = await activities.readCase({ caseId })) {
        const { deadline } = row;
        await activities.passDeadline({ caseId, deadline, at: deadline.at });
        if (deadline.kind === 'escalate') return;
      }
    },
    openTasks: (caseId: string) => openTasks(sequelize, caseId),
    edgesOf: async (caseId: string): Promise<string[]> =>
      (await queryRows<{ edge: string }>(sequelize, 'SELECT edge FROM case_events WHERE case_id = :caseId ORDER BY sequence', { caseId })).map(({ edge }) => edge),
    told: (caseId: string) => queryRows<{ payload: object }>(sequelize, `
      SELECT payload - 'caseId' AS payload FROM outbox WHERE payload ->> 'caseId' = :caseId AND payload ->> 'message' IN ('added', 'agreed') ORDER BY id`, { caseId }),
  };
}

/** The open tasks of a case, by side. */
function openTasks(sequelize: Sequelize, caseId: string) {
  return queryRows<{ side: string; organizationId: string; assignee: string | null }>(sequelize, `
    SELECT side, reviewer_org_id AS "organizationId", assignee_membership_id AS assignee FROM tasks
    WHERE case_id = :caseId AND state = 'open' ORDER BY side`, { caseId });
}
