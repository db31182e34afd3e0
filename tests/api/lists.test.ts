import { beforeAll, describe, expect, it } from '@jest/globals';
import { submitCase } from '../../models/stores/submit-case.ts';
import { openCase } from '../../models/stores/open-case.ts';
import { useApi } from '../support/api.ts';
import { makeBatchOf, runBatch } from '../support/batches.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { employAccount } from '../support/employees.ts';
import { makeOpenCases } from '../support/open-cases.ts';

const statements: string[] = [];
const api = useApi({ onQuery: (sql) => { statements.push(sql); } });
const AT = '2026-11-02T01:00:00.000Z';

let browser: BrowserSession;
let batchId: string;

/** Somebody for whom every list has several rows: he reviews, submits, transfers, and decides by batches. */
beforeAll(async () => {
  const { sequelize } = api.deps;
  const unit = await api.organization('employer', { roleCode: 'super-administrator' });
  const { personId, personIndex } = await employAccount(sequelize, { accountId: unit.accountId, organizationId: unit.organizationId, since: AT });
  await api.colleague(unit);
  const other = await api.organization('employer');
  for (const number of [1, 2, 3]) {
    await sequelize.transaction(async (transaction) => {
      const found = await submitCase(sequelize, {
        flowId: 'personnelTransfer', subject: 'person', subjectKey: `${personId}-${number}`, subjectName: unit.name, divisionCode: '370102',
        superiorId: unit.organizationId, successorId: other.organizationId, submitterAccountId: unit.accountId, submitterPersonIndex: personIndex,
        submitterOrganizationId: unit.organizationId, subjectPersonIndex: personIndex, stored: { form: {}, sealed: {} }, attachments: [], owner: null, checks: [], at: AT,
      }, transaction);
      await openCase(sequelize, found, AT, transaction);
    });
  }
  const cases = await makeOpenCases(sequelize, { superiorId: unit.organizationId, count: 5 });
  batchId = await makeBatchOf(api.deps, unit, cases.slice(0, 3));
  await runBatch(api.deps, batchId);
  browser = await api.signedIn(unit, 'employer');
});

describe('a page of a list', () => {
  it.each([
    '/api/tasks?kind=registrationReview.employer&counts=1', '/api/tasks?kind=registrationReview.employer&state=closed&counts=1', '/api/workbench', '/api/my-cases',
    '/api/transfers', '/api/training-plans', '/api/training-classes', '/api/copies', '/api/batches', '/api/batches/:batchId/items', '/api/messages', '/api/sessions', '/api/profile', '/api/organizations/own',
  ])('%s asks the database at most six times, session and rights included, however many rows it has', async (path) => {
    statements.length = 0;
    const { status } = await browser.get(path.replace(':batchId', batchId));
    expect(status).toBe(200);
    expect({ path, statements: statements.length }).toEqual({ path, statements: Math.min(statements.length, 6) });
  });
});
