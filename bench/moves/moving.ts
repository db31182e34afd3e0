import type { Sequelize } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { createActivities } from '../../activities/index.ts';
import type { MoveDeps } from '../../activities/moves/move.ts';
import { queryRows } from '../../models/database.ts';
import { openCase } from '../../models/stores/open-case.ts';
import { submitCase } from '../../models/stores/submit-case.ts';
import type { FormToSubmit } from '../../models/stores/submit-form.ts';
import { makeCommand } from '../../tests/support/commands.ts';
import { employAccount } from '../../tests/support/employees.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from '../../tests/support/organizations.ts';
import { submitWithProof } from '../../tests/support/submit-with-proof.ts';

/** A case whose last step waits for one approval, which moves something. */
export interface Move {
  readonly caseId: string;
  readonly revision: number;
  readonly by: TestAdministrator;
}

interface Unit {
  readonly id: string;
  readonly reviewer: TestAdministrator;
}

/** Makes moves that wait for their last approval, and lets them happen, without a workflow. */
export function createMover(deps: MoveDeps) {
  const { sequelize, sealing } = deps;
  const activities = createActivities(deps);

  async function organization(kind: 'department' | 'employer', superiorId: string | null = null): Promise<Unit> {
    const { id } = await makeOrganization(sequelize, { kind, superiorId });
    return { id, reviewer: await makeAdministrator({ sequelize, sealing, passwordHash: 'unused' }, { organizationId: id }) };
  }

  async function submit(by: TestAdministrator, question: Pick<FormToSubmit, 'flowId' | 'subject' | 'organizationId'> & { form: object }): Promise<string> {
    const at = new Date().toISOString();
    const caseId = await submitWithProof(deps, { ...question, by, at });
    await activities.openCase({ caseId, at });
    return caseId;
  }

  async function approve({ caseId, revision, by }: Move): Promise<void> {
    const at = new Date().toISOString();
    const command = await makeCommand(deps, { caseId, verb: 'approve', expectedRevision: revision, by, issuedAt: at });
    const { status } = await activities.transition({ command, acceptedAt: at, at });
    if (status !== 'applied') throw new Error(`An approval was ${status}`);
  }

  return {
    approve,

    /** A person who is released, and whose new unit has to confirm, with so many titles whose changes wait at the old one. */
    async transfer(openCases: number): Promise<Move> {
      const [from, into] = [await organization('employer'), await organization('employer')];
      const { reviewer: person } = await organization('department');
      const at = new Date().toISOString();
      const { personId, personIndex } = await employAccount(sequelize, { accountId: person.accountId, organizationId: from.id, since: '2026-01-01T00:00:00.000Z' });
      for (let number = 0; number < openCases; number += 1) {
        await sequelize.transaction(async (transaction) => {
          const found = await submitCase(sequelize, {
            flowId: 'changeReview', subject: 'title', subjectKey: `title:${uuidv7()}`, subjectName: person.name, divisionCode: '370102', superiorId: from.id,
            submitterAccountId: person.accountId, submitterPersonIndex: personIndex, subjectPersonIndex: personIndex,
            stored: { form: { titleName: '工程师' }, sealed: {} }, attachments: [], owner: null, checks: [], at,
          }, transaction);
          await openCase(sequelize, found, at, transaction);
        });
      }
      const caseId = await submit(person, {
        flowId: 'personnelTransfer', subject: 'person', organizationId: null,
        form: { personId, divisionCode: '370102', successorId: into.id, transferOn: '2027-01-01', reasonCode: 'transferred' },
      });
      await approve({ caseId, revision: 2, by: from.reviewer });
      return { caseId, revision: 3, by: into.reviewer };
    },

    /** A department with so many organizations below it, whose new superior has agreed. */
    async superior(descendants: number): Promise<Move> {
      const [old, next] = [await organization('department'), await organization('department')];
      const own = await organization('department', old.id);
      await addDescendants(sequelize, own.id, descendants);
      const caseId = await submit(own.reviewer, {
        flowId: 'superiorChange', subject: 'organization', organizationId: own.id, form: { successorId: next.id, reason: '机构调整' },
      });
      await approve({ caseId, revision: 2, by: next.reviewer });
      return { caseId, revision: 3, by: old.reviewer };
    },
  };
}

/** Employers below an organization, every tenth of them with nine of its own. */
async function addDescendants(sequelize: Sequelize, superiorId: string, count: number): Promise<void> {
  await queryRows(sequelize, `
    WITH added AS (SELECT gen_random_uuid() AS id, n, (n - 1) / 10 AS tens, (n - 1) % 10 = 0 AS leads FROM generate_series(1, :count) n)
    INSERT INTO organizations (id, kind, code, name, short_name, superior_id, path, division_code, status, created_at, updated_at)
    SELECT a.id, CASE WHEN a.leads THEN 'department' ELSE 'employer' END, 'bench-' || a.id, 'bench ' || a.n, 'bench', COALESCE(l.id, s.id),
      s.path || CASE WHEN l.id IS NULL THEN ARRAY[a.id] ELSE ARRAY[l.id, a.id] END, s.division_code, 'active', now(), now()
    FROM added a LEFT JOIN added l ON NOT a.leads AND l.leads AND l.tens = a.tens CROSS JOIN (SELECT id, path, division_code FROM organizations WHERE id = :superiorId) s
    RETURNING id`, { superiorId, count });
}
