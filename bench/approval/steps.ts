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
import { createSealing } from '../../platform/sealing.ts';
import { knowAttachments } from '../../tests/support/attachments.ts';
import { makeCommand } from '../../tests/support/commands.ts';
import { makeAdministrator, makeOrganization, type TestAdministrator } from '../../tests/support/organizations.ts';
import { nextIdNumber, PASSWORD, registrationForm } from '../../tests/support/registration-form.ts';
import { employerRegistrationForm } from '../../workflows/flows/registration-review/forms/employer.ts';
import type { FlowId } from '../../workflows/flows/index.ts';

/** Where cases of one step wait for one reviewer. */
export interface Office {
  readonly reviewer: TestAdministrator;
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

/** A registration of an employer, and both steps of a transfer. */
export const STEPS = {
  registration: { flowId: 'registrationReview', revision: 2, open: openRegistrations },
  release: { flowId: 'personnelTransfer', revision: 2, open: async (sequelize, keys) => openTransfers(sequelize, keys, 'release') },
  receive: { flowId: 'personnelTransfer', revision: 3, open: async (sequelize, keys) => openTransfers(sequelize, keys, 'receive') },
} as const satisfies Record<string, MeasuredStep>;

export type StepName = keyof typeof STEPS;

/** As long as a real one; nobody signs in with it. */
const PASSWORD_HASH = '$argon2id$'.padEnd(97, 'x');

/** A department with one reviewer, who decides everything. */
async function openRegistrations(sequelize: Sequelize, keys: Keys): Promise<Office> {
  const sealing = createSealing(keys);
  const reviewer = await makeReviewer(sequelize, keys);
  return {
    reviewer,
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
    reviewer: step === 'release' ? releasing : receiving,
    async makeCase(connection) {
      const [at, owner, proof] = [new Date().toISOString(), `account:${starter.accountId}`, randomUUID()];
      const personId = await connection.transaction(async (transaction) => {
        const person = await findOrCreatePerson(sealing, {
          name: '周强', idType: 'resident-id', idNumber: nextIdNumber(), mobile: '13900005678', email: 'zhou@example.cn', phone: '',
        }, at, transaction);
        await employ(connection, { personId: person.id, organizationId: releasing.organizationId, sectionId: null, at: '2026-01-01T00:00:00.000Z' }, transaction);
        return person.id;
      });
      const sha256 = createHash('sha256').update(proof).digest('hex');
      await createAttachment(sealing, { id: proof, name: '调令.pdf', mediaType: 'application/pdf', size: 600, sha256, owner, at });
      const result = await submitForm({ sequelize: connection, sealing }, {
        flowId: 'personnelTransfer', subject: 'person', submitterAccountId: starter.accountId, organizationId: releasing.organizationId, owner, at,
        form: { personId, divisionCode: '370102', successorId: receiving.organizationId, transferOn: '2027-01-01', reasonCode: 'transferred', proof: [proof] },
        alsoWrite: async (found, _reviewer, transaction) => openCase(connection, found, at, transaction),
      });
      if (result.status !== 'submitted') throw new Error(`A case was ${result.status}`);
      const caseId = result.found.id;
      if (step === 'receive') {
        const deps = { sequelize: connection, sealing, assertions };
        const command = await makeCommand(deps, { caseId, verb: 'approve', expectedRevision: 2, by: releasing, issuedAt: at });
        const { status } = await createActivities(deps).transition({ command, acceptedAt: at, at });
        if (status !== 'applied') throw new Error(`A release was ${status}`);
      }
      await forgetOutbox(connection, caseId);
    },
  };
}

async function makeReviewer(sequelize: Sequelize, keys: Keys): Promise<TestAdministrator> {
  const passwordHash = await createPasswords().hash(PASSWORD);
  const { id: organizationId } = await makeOrganization(sequelize, { kind: 'department' });
  return makeAdministrator({ sequelize, sealing: createSealing(keys), passwordHash }, { organizationId });
}

/** The relay would start a workflow and send mail in the middle of a measurement. */
async function forgetOutbox(sequelize: Sequelize, caseId: string, transaction: Parameters<typeof openCase>[3] | null = null): Promise<void> {
  await queryRows(sequelize, "UPDATE outbox SET done_at = now() WHERE payload ->> 'caseId' = :caseId", { caseId }, transaction);
}
