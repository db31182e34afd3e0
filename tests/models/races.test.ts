import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createActivities } from '../../activities/index.ts';
import { CaseModel } from '../../models/case.ts';
import { queryRows } from '../../models/database.ts';
import { OrganizationModel } from '../../models/organization.ts';
import { findViolations } from '../../models/stores/invariants.ts';
import type { FormToSubmit } from '../../models/stores/submit-form.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import type { TransitionResult } from '../../workflows/shared/command.ts';
import type { Verb } from '../../workflows/shared/flow.ts';
import { useDatabase } from '../setup/database.ts';
import { makeBatchOf, readReceipts, runBatch } from '../support/batches.ts';
import { makeCase } from '../support/cases.ts';
import { makeCommand } from '../support/commands.ts';
import { employAccount } from '../support/employees.ts';
import { makeOpenCases } from '../support/open-cases.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from '../support/organizations.ts';
import { submitWithProof } from '../support/submit-with-proof.ts';

const { sequelize } = useDatabase();
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };
const activities = createActivities(deps);
const AT = '2026-11-03T02:00:00.000Z';
const REASON = '经研究，不同意';

/** How many milliseconds each of two waits before it is sent; so many different ones are tried. */
const delays = fc.tuple(fc.nat(8), fc.nat(8));
const TRIES = { numRuns: 12, endOnFailure: true };

interface Sent {
  readonly caseId: string;
  readonly verb: Verb;
  readonly revision: number;
  readonly by: TestAdministrator;
}

const applicantOf = ({ accountId }: TestAdministrator) => ({ accountId, membershipId: null });

async function send({ caseId, verb, revision, by }: Sent, afterMs: number): Promise<TransitionResult> {
  const actor = verb === 'withdraw' || verb === 'resubmit' ? applicantOf(by) : by;
  const reason = verb === 'reject' || verb === 'return' ? { reason: REASON } : {};
  const command = await makeCommand(deps, { caseId, verb, expectedRevision: revision, by: actor, issuedAt: AT, ...reason });
  await sleep(afterMs);
  return activities.transition({ command, acceptedAt: AT, at: AT });
}

/** Sends two commands at nearly the same moment, many times, each time about new cases; nothing that can never be may come of it. */
async function race<Setting>(
  prepare: () => Promise<Setting>, pair: (setting: Setting) => readonly [Sent, Sent],
  judge: (setting: Setting, results: readonly TransitionResult['status'][]) => Promise<void>,
): Promise<void> {
  await fc.assert(fc.asyncProperty(delays, async ([first, second]) => {
    const setting = await prepare();
    const [a, b] = pair(setting);
    const results = await Promise.all([send(a, first), send(b, second)]);
    await judge(setting, results.map(({ status }) => status));
  }), TRIES);
  expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
}

const reviewerOf = async (organizationId: string) => makeAdministrator({ ...deps, passwordHash: 'unused' }, { organizationId });

async function organization(kind: 'department' | 'employer', superiorId: string | null = null) {
  const { id } = await makeOrganization(sequelize, { kind, superiorId });
  return { id, reviewer: await reviewerOf(id) };
}

/** Submits a form with its proof and opens the case. */
async function submit(by: TestAdministrator, question: Pick<FormToSubmit, 'flowId' | 'subject' | 'organizationId'> & { form: object }): Promise<string> {
  const caseId = await submitWithProof(deps, { ...question, by, at: AT });
  await activities.openCase({ caseId, at: AT });
  return caseId;
}

const outcomeOf = async (caseId: string) => (await CaseModel.findByPk(caseId, { rejectOnEmpty: true })).outcome;
const applied = (results: readonly TransitionResult['status'][]) => results.filter((status) => status === 'applied').length;

describe('a registration', () => {
  it('is rejected once by two reviewers, whoever was first', async () => {
    const department = await organization('department');
    await race(
      async () => {
        const found = await makeCase(sequelize, { superiorId: department.id });
        await activities.openCase({ caseId: found.id, at: AT });
        return { caseId: found.id, colleague: await reviewerOf(department.id) };
      },
      ({ caseId, colleague }) => [{ caseId, verb: 'reject', revision: 2, by: department.reviewer }, { caseId, verb: 'reject', revision: 2, by: colleague }],
      async ({ caseId }, results) => {
        expect(results.toSorted()).toEqual(['applied', 'stale']);
        expect(await outcomeOf(caseId)).toBe('rejected');
      });
  });
});

describe('a change of superior', () => {
  async function moving() {
    const [old, next] = [await organization('department'), await organization('department')];
    const own = await organization('department', old.id);
    await organization('employer', own.id);
    const caseId = await submit(own.reviewer, {
      flowId: 'superiorChange', subject: 'organization', organizationId: own.id, form: { successorId: next.id, reason: '机构调整' },
    });
    return { old, next, own, caseId };
  }
  const superiorOf = async ({ own }: Awaited<ReturnType<typeof moving>>) => (await OrganizationModel.findByPk(own.id, { rejectOnEmpty: true })).superiorId;

  it('takes effect once when both consent at the same moment', async () => {
    await race(moving, ({ caseId, old, next }) => [
      { caseId, verb: 'approve', revision: 2, by: old.reviewer }, { caseId, verb: 'approve', revision: 2, by: next.reviewer },
    ], async (setting, results) => {
      expect(results).toEqual(['applied', 'applied']);
      expect([await outcomeOf(setting.caseId), await superiorOf(setting)]).toEqual(['approved', setting.next.id]);
    });
  });

  it('ends by the refusal of one side, whichever of both was first', async () => {
    await race(moving, ({ caseId, old, next }) => [
      { caseId, verb: 'approve', revision: 2, by: old.reviewer }, { caseId, verb: 'reject', revision: 2, by: next.reviewer },
    ], async (setting, results) => {
      expect(results[1]).toBe('applied');
      expect([await outcomeOf(setting.caseId), await superiorOf(setting)]).toEqual(['rejected', setting.old.id]);
    });
  });

  it('is withdrawn or takes effect, never both', async () => {
    await race(async () => {
      const setting = await moving();
      await send({ caseId: setting.caseId, verb: 'approve', revision: 2, by: setting.next.reviewer }, 0);
      return setting;
    }, ({ caseId, old, own }) => [
      { caseId, verb: 'approve', revision: 3, by: old.reviewer }, { caseId, verb: 'withdraw', revision: 3, by: own.reviewer },
    ], async (setting, results) => {
      expect(applied(results)).toBe(1);
      const [outcome, superior] = [await outcomeOf(setting.caseId), await superiorOf(setting)];
      expect([outcome, superior]).toEqual(outcome === 'approved' ? ['approved', setting.next.id] : ['withdrawn', setting.old.id]);
    });
  });

  it('and a change of the data of the same organization do not overwrite each other: what was compared has moved, or has not', async () => {
    await race(async () => {
      const setting = await moving();
      const { name, creditCode } = await OrganizationModel.findByPk(setting.own.id, { rejectOnEmpty: true });
      const dataId = await submit(setting.own.reviewer, {
        flowId: 'changeReview', subject: 'organization', organizationId: setting.own.id,
        form: { name: `${name}（更名）`, creditCode, nature: null, reason: '更名' },
      });
      await send({ caseId: setting.caseId, verb: 'approve', revision: 2, by: setting.next.reviewer }, 0);
      return { ...setting, dataId };
    }, ({ caseId, dataId, old }) => [
      { caseId, verb: 'approve', revision: 3, by: old.reviewer }, { caseId: dataId, verb: 'approve', revision: 2, by: old.reviewer },
    ], async (setting, [moved, changed]) => {
      expect(moved).toBe('applied');
      const { revision, superiorId } = await OrganizationModel.findByPk(setting.own.id, { rejectOnEmpty: true });
      expect([superiorId, revision]).toEqual([setting.next.id, changed === 'applied' ? 3 : 2]);
      if (changed !== 'applied') expect(await send({ caseId: setting.dataId, verb: 'approve', revision: 3, by: setting.old.reviewer }, 0)).toMatchObject({ status: 'applied' });
    });
  });
});

describe('a subtree that moves while a batch runs on it', () => {
  it('takes no task from its reviewer, and the batch leaves a receipt for each', async () => {
    const [old, next] = [await organization('department'), await organization('department')];
    const own = await organization('department', old.id);
    const cases = await makeOpenCases(sequelize, { superiorId: own.id, count: 40, at: AT });
    const caseId = await submit(own.reviewer, {
      flowId: 'superiorChange', subject: 'organization', organizationId: own.id, form: { successorId: next.id, reason: '机构调整' },
    });
    await send({ caseId, verb: 'approve', revision: 2, by: next.reviewer }, 0);
    const batchId = await makeBatchOf(deps, own.reviewer, cases);
    const [, moved] = await Promise.all([runBatch(deps, batchId), send({ caseId, verb: 'approve', revision: 3, by: old.reviewer }, 20)]);
    expect(moved.status).toBe('applied');
    expect(new Set((await readReceipts(sequelize, batchId)).map(({ result }) => result))).toEqual(new Set(['applied']));
    expect(await findViolations(sequelize, { quiet: false })).toEqual([]);
  });
});

describe('a transfer', () => {
  /** A person of one unit on his way to another, already released, with a change of his title that waits at the old one. */
  async function leaving() {
    const [from, into] = [await organization('employer'), await organization('employer')];
    const person = await reviewerOf((await organization('department')).id);
    const { personId } = await employAccount(sequelize, { accountId: person.accountId, organizationId: from.id, since: '2026-11-01T00:00:00.000Z' });
    const titleId = await submit(person, {
      flowId: 'changeReview', subject: 'title', organizationId: null,
      form: {
        seriesCode: '05', levelCode: '420', titleName: '工程师', route: null, obtainedOn: '2019-12-20', postGrade: null, firstAppointedOn: null,
        appointedFrom: null, appointedUntil: null, reason: '新取得',
      },
    });
    const caseId = await submit(person, {
      flowId: 'personnelTransfer', subject: 'person', organizationId: null,
      form: { personId, divisionCode: '370102', successorId: into.id, transferOn: '2026-12-01', reasonCode: 'transferred' },
    });
    await send({ caseId, verb: 'approve', revision: 2, by: from.reviewer }, 0);
    return { from, into, person, personId, caseId, titleId };
  }
  const unitOf = async ({ personId }: { personId: string }) => (await queryRows<{ id: string }>(sequelize, `
    SELECT organization_id AS id FROM employments WHERE person_id = :personId AND upper_inf(period)`, { personId })).map(({ id }) => id);

  it('is confirmed or refused by the new unit, never both', async () => {
    await race(async () => {
      const setting = await leaving();
      return { ...setting, colleague: await reviewerOf(setting.into.id) };
    }, ({ caseId, into, colleague }) => [
      { caseId, verb: 'approve', revision: 3, by: into.reviewer }, { caseId, verb: 'reject', revision: 3, by: colleague },
    ], async (setting, results) => {
      expect(applied(results)).toBe(1);
      expect(await unitOf(setting)).toEqual([(await outcomeOf(setting.caseId)) === 'approved' ? setting.into.id : setting.from.id]);
    });
  });

  it('is withdrawn or confirmed at the last step, never both', async () => {
    await race(leaving, ({ caseId, into, person }) => [
      { caseId, verb: 'approve', revision: 3, by: into.reviewer }, { caseId, verb: 'withdraw', revision: 3, by: person },
    ], async (setting, results) => {
      expect(applied(results)).toBe(1);
      expect(await unitOf(setting)).toEqual([(await outcomeOf(setting.caseId)) === 'approved' ? setting.into.id : setting.from.id]);
    });
  });

  it('takes a change along that is decided at the same moment, unless it was decided before', async () => {
    await race(leaving, ({ caseId, titleId, into, from }) => [
      { caseId, verb: 'approve', revision: 3, by: into.reviewer }, { caseId: titleId, verb: 'approve', revision: 2, by: from.reviewer },
    ], async (setting, [confirmed, decided]) => {
      expect(confirmed).toBe('applied');
      const title = await CaseModel.findByPk(setting.titleId, { rejectOnEmpty: true });
      expect([title.outcome, title.superiorId]).toEqual(decided === 'applied' ? ['approved', setting.from.id] : [null, setting.into.id]);
      if (decided !== 'applied') expect(await send({ caseId: title.id, verb: 'approve', revision: title.revision, by: setting.into.reviewer }, 0)).toMatchObject({ status: 'applied' });
    });
  });
});
