import { createHash, randomUUID } from 'node:crypto';
import type { Sequelize } from 'sequelize';
import { createActivities } from '../../activities/index.ts';
import { queryRows } from '../../models/database.ts';
import { createAttachment } from '../../models/stores/attachments.ts';
import { employ } from '../../models/stores/employments.ts';
import { openCase } from '../../models/stores/open-case.ts';
import { findOrCreatePerson } from '../../models/stores/people.ts';
import { submitForm } from '../../models/stores/submit-form.ts';
import { submitRegistration } from '../../models/stores/submit-registration.ts';
import { createAssertions } from '../../platform/assertion.ts';
import type { Keys } from '../../platform/keys.ts';
import { createPasswords } from '../../platform/passwords.ts';
import { createSealing, type Sealing } from '../../platform/sealing.ts';
import { knowAttachments } from '../../tests/support/attachments.ts';
import { makeCommand } from '../../tests/support/commands.ts';
import { hourFormExample } from '../../tests/support/hour-forms.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from '../../tests/support/organizations.ts';
import { nextIdNumber, PASSWORD, registrationForm } from '../../tests/support/registration-form.ts';
import { employerRegistrationForm } from '../../workflows/flows/registration-review/forms/employer.ts';
import type { FlowId } from '../../workflows/flows/index.ts';

/** Where cases of one step wait for one reviewer. */
export interface Office {
  readonly reviewer: TestAdministrator;
  /** What his organization is. */
  readonly kind: 'department' | 'employer';
  /** Makes one more case that waits for him. */
  makeCase(sequelize: Sequelize): Promise<void>;
}

/** A step that is approved again and again. */
export interface MeasuredStep {
  readonly flowId: FlowId;
  /** The revision at which its cases wait. */
  readonly revision: number;
  open(sequelize: Sequelize, keys: Keys): Promise<Office>;
}

/** A registration of an employer, both steps of a transfer, and both of declared hours. */
export const STEPS = {
  registration: { flowId: 'registrationReview', revision: 2, open: openRegistrations },
  release: { flowId: 'personnelTransfer', revision: 2, open: async (sequelize, keys) => openTransfers(sequelize, keys, 'release') },
  receive: { flowId: 'personnelTransfer', revision: 3, open: async (sequelize, keys) => openTransfers(sequelize, keys, 'receive') },
  unit: { flowId: 'creditHourReview', revision: 2, open: async (sequelize, keys) => openDeclarations(sequelize, keys, 'unit') },
  department: { flowId: 'creditHourReview', revision: 3, open: async (sequelize, keys) => openDeclarations(sequelize, keys, 'department') },
} as const satisfies Record<string, MeasuredStep>;

export type StepName = keyof typeof STEPS;

/** As long as a real one; nobody signs in with it. */
const PASSWORD_HASH = '$argon2id$'.padEnd(97, 'x');

/** A department with one reviewer, who decides everything. */
async function openRegistrations(sequelize: Sequelize, keys: Keys): Promise<Office> {
  const sealing = createSealing(keys);
  const reviewer = await makeReviewer(sequelize, keys);
  return {
    reviewer, kind: 'department',
    async makeCase(connection) {
      const form = employerRegistrationForm.parse(registrationForm({ nature: 'public-institution', superiorId: reviewer.organizationId }));
      const [at, owner] = [new Date().toISOString(), `visitor:${randomUUID()}`];
      await knowAttachments(sealing, form, owner);
      const result = await submitRegistration({ sequelize: connection, sealing }, {
        subject: 'employer', form, passwordHash: PASSWORD_HASH, submitterAccountId: null, owner, at,
        async alsoWrite(found, _reviewer, transaction) {
          await openCase(connection, found, at, transaction);
          await forgetOutbox(connection, found.id, transaction);
        },
      });
      if (result.status !== 'submitted') throw new Error(`A case was ${result.status}`);
    },
  };
}

/** Two units with a reviewer each, and somebody of the first one who starts the transfers of its people. */
async function openTransfers(sequelize: Sequelize, keys: Keys, step: 'release' | 'receive'): Promise<Office> {
  const [sealing, assertions] = [createSealing(keys), createAssertions(keys.assertion)];
  const [releasing, receiving] = [await makeReviewer(sequelize, keys), await makeReviewer(sequelize, keys)];
  const passwordHash = await createPasswords().hash(PASSWORD);
  const starter = await makeAdministrator({ sequelize, sealing, passwordHash }, { organizationId: releasing.organizationId });
  return {
    reviewer: step === 'release' ? releasing : receiving, kind: 'department',
    async makeCase(connection) {
      const [at, owner] = [new Date().toISOString(), `account:${starter.accountId}`];
      const personId = await employSomebody(connection, sealing, releasing.organizationId);
      const proof = await knowFile(sealing, owner);
      const result = await submitForm({ sequelize: connection, sealing }, {
        flowId: 'personnelTransfer', subject: 'person', submitterAccountId: starter.accountId, organizationId: releasing.organizationId, owner, at,
        form: { personId, divisionCode: '370102', successorId: receiving.organizationId, transferOn: '2027-01-01', reasonCode: 'transferred', proof: [proof] },
        alsoWrite: async (found, _reviewer, transaction) => openCase(connection, found, at, transaction),
      });
      if (result.status !== 'submitted') throw new Error(`A case was ${result.status}`);
      const caseId = result.found.id;
      if (step === 'receive') await approveFirst({ sequelize: connection, sealing, assertions }, caseId, releasing);
      await forgetOutbox(connection, caseId);
    },
  };
}

/** A unit below a department with a reviewer each, and somebody of the unit who declares hours of its people, under the cap of a year. */
async function openDeclarations(sequelize: Sequelize, keys: Keys, step: 'unit' | 'department'): Promise<Office> {
  const [sealing, assertions] = [createSealing(keys), createAssertions(keys.assertion)];
  const department = await makeReviewer(sequelize, keys);
  const unit = await makeReviewer(sequelize, keys, { kind: 'employer', superiorId: department.organizationId });
  const declarer = await makeAdministrator({ sequelize, sealing, passwordHash: PASSWORD_HASH }, { organizationId: unit.organizationId });
  return {
    reviewer: step === 'unit' ? unit : department, kind: step === 'unit' ? 'employer' : 'department',
    async makeCase(connection) {
      const [at, owner] = [new Date().toISOString(), `account:${declarer.accountId}`];
      const personId = await employSomebody(connection, sealing, unit.organizationId);
      const evidence = [await knowFile(sealing, owner), await knowFile(sealing, owner)];
      const result = await submitForm({ sequelize: connection, sealing }, {
        flowId: 'creditHourReview', subject: 'selfStudy', submitterAccountId: declarer.accountId, organizationId: unit.organizationId, personId, owner, at,
        form: hourFormExample('selfStudy', { evidence }),
        alsoWrite: async (found, _reviewer, transaction) => openCase(connection, found, at, transaction),
      });
      if (result.status !== 'submitted') throw new Error(`A case was ${result.status}`);
      const caseId = result.found.id;
      if (step === 'department') await approveFirst({ sequelize: connection, sealing, assertions }, caseId, unit);
      await forgetOutbox(connection, caseId);
    },
  };
}

/** Approves the first of two steps, without a workflow. */
async function approveFirst(deps: Parameters<typeof createActivities>[0], caseId: string, by: TestAdministrator): Promise<void> {
  const at = new Date().toISOString();
  const command = await makeCommand(deps, { caseId, verb: 'approve', expectedRevision: 2, by, issuedAt: at });
  const { status } = await createActivities(deps).transition({ command, acceptedAt: at, at });
  if (status !== 'applied') throw new Error(`The first approval was ${status}`);
}

/** One more person who works in an organization, without an account; gives his id. */
export async function employSomebody(sequelize: Sequelize, sealing: Sealing, organizationId: string): Promise<string> {
  return sequelize.transaction(async (transaction) => {
    const person = await findOrCreatePerson(sealing, {
      name: '周强', idType: 'resident-id', idNumber: nextIdNumber(), mobile: '13900005678', email: 'zhou@example.cn', phone: '',
    }, new Date().toISOString(), transaction);
    await employ(sequelize, { personId: person.id, organizationId, sectionId: null, at: '2024-01-01T00:00:00.000Z' }, transaction);
    return person.id;
  });
}

/** One more file that somebody has uploaded; no store has its content. Gives its id. */
export async function knowFile(sealing: Sealing, owner: string): Promise<string> {
  const id = randomUUID();
  const sha256 = createHash('sha256').update(id).digest('hex');
  await createAttachment(sealing, { id, name: '证明.pdf', mediaType: 'application/pdf', size: 600, sha256, owner, at: new Date().toISOString() });
  return id;
}

/** An organization with somebody who reviews for it and can sign in; a department unless said otherwise. */
export async function makeReviewer(
  sequelize: Sequelize, keys: Keys, place: { kind: Office['kind']; superiorId?: string } = { kind: 'department' },
): Promise<TestAdministrator> {
  const passwordHash = await createPasswords().hash(PASSWORD);
  const { id: organizationId } = await makeOrganization(sequelize, place);
  return makeAdministrator({ sequelize, sealing: createSealing(keys), passwordHash }, { organizationId });
}

/** The relay would start a workflow and send mail in the middle of a measurement. */
async function forgetOutbox(sequelize: Sequelize, caseId: string, transaction: Parameters<typeof openCase>[3] | null = null): Promise<void> {
  await queryRows(sequelize, "UPDATE outbox SET done_at = now() WHERE payload ->> 'caseId' = :caseId", { caseId }, transaction);
}
