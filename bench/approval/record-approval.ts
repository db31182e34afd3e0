import { createActivities } from '../../activities/index.ts';
import { queryRows } from '../../models/database.ts';
import { createAssertions } from '../../platform/assertion.ts';
import type { Keys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { makeCommand } from '../../tests/support/commands.ts';
import { makeCases, REQUEST_VALUE, withModels } from './cases.ts';
import type { DatabaseUrls } from './installation.ts';
import { recordStatements } from './record-statements.ts';
import { madeIdsIn, type RecordedApproval } from './statements.ts';
import type { MeasuredStep, Office } from './steps.ts';

const ALL_IDS = `
  SELECT id::text FROM organizations UNION ALL SELECT id::text FROM accounts UNION ALL SELECT id::text FROM memberships
  UNION ALL SELECT id::text FROM persons UNION ALL SELECT id::text FROM roles`;

/** Lets the application approve one case of this database by itself, and records what it sends. */
export async function recordApproval(
  database: DatabaseUrls, keys: Keys, { office, revision }: Pick<MeasuredStep, 'revision'> & { office: Office },
): Promise<RecordedApproval> {
  const sealing = createSealing(keys);
  const assertions = createAssertions(keys.assertion);
  const [found] = await makeCases(database, office, 1);
  if (found === undefined) throw new Error('No case was made');
  const { caseId } = found;
  return withModels(database.appUrl, async (sequelize) => {
    const at = new Date().toISOString();
    const command = await makeCommand({ sequelize, sealing, assertions }, { caseId, verb: 'approve', expectedRevision: revision, by: office.reviewer, issuedAt: at });
    const ids = await queryRows<{ id: string }>(sequelize, ALL_IDS);
    const activities = createActivities({ sequelize, sealing, assertions });
    const statements = await recordStatements(async () => {
      const { status } = await activities.transition({ command, acceptedAt: at, at });
      if (status !== 'applied') throw new Error(`The approval was ${status}`);
    });
    const own = found.values.with(REQUEST_VALUE, command.requestId);
    const made = madeIdsIn(statements, [...own, ...ids.map(({ id }) => id)]);
    const [organization] = await queryRows<{ code: string }>(sequelize, "SELECT code FROM organizations WHERE kind = 'employer'");
    return { statements, own, made: [...made, organization?.code ?? ''] };
  });
}
