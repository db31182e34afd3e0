import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { listCasePaths } from '../../models/stores/case-paths.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { gallery } from '../../workflows/shared/picture/gallery.ts';
import { faultsOf, neverWalked } from '../../workflows/shared/picture/walk.ts';
import { useDatabase } from '../setup/database.ts';
import { makeAdministrator, makeOrganization } from '../support/organizations.ts';
import { beginnings } from '../support/walks/begin.ts';
import { pathText, planWalks } from '../support/walks/plan-walks.ts';
import { walkerOf } from '../support/walks/walker.ts';

/** What was walked, by picture. `WRITE_WALKS=1 npm test -- models/walks` keeps what is walked now. */
const KEPT = new URL('./walks.json', import.meta.url);
const kept: unknown = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {};
const walked: Record<string, string[]> = {};

const { sequelize } = useDatabase();
const keys = generateKeys();
const sealing = createSealing(keys);
const assertions = createAssertions(keys.assertion);
const deps = { sequelize, sealing, assertions, activities: createActivities({ sequelize, sealing, assertions }) };

/** The bureaus to which escalations go at last. */
beforeAll(async () => {
  for (const divisionCode of ['370000', '370100', '370102']) {
    const { id: organizationId } = await makeOrganization(sequelize, { kind: 'hrss', divisionCode });
    await makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId, roleCode: 'super-administrator' });
  }
});

describe('every way of every picture is one that the application goes', () => {
  it.each(gallery())('$name', async ({ name, picture }) => {
    const paths = [];
    for (const walk of planWalks(picture)) {
      const beginning = await beginnings[name]?.(deps);
      if (beginning === undefined) throw new RangeError(`Nothing begins ${name}`);
      const take = walkerOf(deps, beginning);
      for (const way of walk) await take(way);
      paths.push(...await listCasePaths(sequelize, beginning.caseId));
    }
    walked[name] = paths.map(({ path }) => pathText(path));
    expect(paths.flatMap(({ path }) => faultsOf(picture, path))).toEqual([]);
    expect(neverWalked(picture, paths.flatMap(({ path }) => path))).toEqual([]);
  });

  it('and breaks no invariant on its way', async () => {
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });

  it('and is kept', () => {
    if (process.env['WRITE_WALKS'] === '1') writeFileSync(KEPT, `${JSON.stringify(walked, null, 2)}\n`);
    else expect(walked).toEqual(kept);
  });
});
