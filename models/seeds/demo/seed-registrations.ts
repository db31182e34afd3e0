import { Readable } from 'node:stream';
import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { FileStore } from '../../../platform/file-store.ts';
import type { Sealing } from '../../../platform/sealing.ts';
import { type AttachmentFacts, MAX_ATTACHMENT_BYTES } from '../../../workflows/shared/attachment.ts';
import type { RegistrationForm } from '../../../workflows/flows/registration-review/form.ts';
import { employerRegistrationForm, ENTERPRISE_NATURES } from '../../../workflows/flows/registration-review/forms/employer.ts';
import { RegistrationCredentialModel } from '../../registration-credential.ts';
import { attachmentsIn, createAttachment } from '../../stores/attachments.ts';
import { checkRegistration } from '../../stores/check-registration.ts';
import { storeForm } from '../../stores/form-snapshot.ts';
import { openCase } from '../../stores/open-case.ts';
import { ID_NUMBER } from '../../stores/people.ts';
import { submitCase } from '../../stores/submit-case.ts';
import { drawLicense, writeAuthorization } from './evidence.ts';
import { demoCreditCode } from './organizations.ts';
import { demoPerson } from './people.ts';
import { DEMO_REGISTRATIONS, type DemoRegistration } from './registrations.ts';
import { STORIED_REGISTRATIONS } from './storied-registrations.ts';

const DAY_MS = 86_400_000;
/** Applicants and their units are numbered from here on. */
const FIRST_APPLICANT = 600;

export interface RegistrationSeedDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly files: FileStore;
  readonly passwordHash: string;
  /** Ids of the demo's organizations by name. */
  readonly idOf: ReadonlyMap<string, string>;
}

/**
 * Writes the registrations that wait, each already open in its inbox with the day on which that happened; their
 * workflows are started by the relay and take them up from their rows.
 */
export async function seedRegistrations(deps: RegistrationSeedDeps, transaction: Transaction): Promise<void> {
  for (const [index, registration] of [...DEMO_REGISTRATIONS, ...STORIED_REGISTRATIONS].entries()) {
    await seedRegistration(deps, registration, FIRST_APPLICANT + index, transaction);
  }
}

async function seedRegistration(
  deps: RegistrationSeedDeps, registration: DemoRegistration, index: number,
  transaction: Transaction,
): Promise<void> {
  const { sequelize, sealing, passwordHash, idOf } = deps;
  const owner = `visitor:${uuidv7()}`;
  const filled = formOf(registration, index, idOf);
  const at = new Date(Date.now() - registration.daysAgo * DAY_MS).toISOString();
  const form = employerRegistrationForm.parse({ ...filled, ...await seedEvidence(deps, { filled, owner, at }, transaction) });
  const { checks } = await checkRegistration({ sequelize, sealing }, { subject: 'employer', form }, transaction);
  const found = await submitCase(sequelize, {
    flowId: 'registrationReview', subject: 'employer', subjectKey: `employer:${form.creditCode}`, subjectName: form.name,
    divisionCode: form.divisionCode, superiorId: form.superiorId, submitterAccountId: null,
    submitterPersonIndex: sealing.blindIndex(form.idNumber, ID_NUMBER), subjectPersonIndex: null,
    stored: storeForm(sealing, employerRegistrationForm, form), checks,
    attachments: attachmentsIn(employerRegistrationForm, form), owner, at,
  }, transaction);
  await RegistrationCredentialModel.create({ caseId: found.id, passwordHash }, { transaction });
  await openCase(sequelize, found, at, transaction);
}

/** The papers of a unit in the file store, as an applicant would have uploaded them; gives their ids by field. */
async function seedEvidence(
  { sealing, files }: RegistrationSeedDeps, { filled, owner, at }: { filled: ReturnType<typeof formOf>; owner: string; at: string },
  transaction: Transaction,
): Promise<Pick<RegistrationForm<'employer'>, 'license' | 'authorization'>> {
  const facts = { ...filled, isEnterprise: ENTERPRISE_NATURES.includes(filled.nature) };
  async function keep(content: Uint8Array, { name, mediaType }: Pick<AttachmentFacts, 'name' | 'mediaType'>): Promise<string> {
    const stored = await files.put(Readable.from([content]), { maxBytes: MAX_ATTACHMENT_BYTES });
    await createAttachment(sealing, { ...stored, name, mediaType, owner, at }, transaction);
    return stored.id;
  }
  const name = facts.isEnterprise ? '营业执照.png' : '事业单位法人证书.png';
  return {
    license: [await keep(await drawLicense(facts), { name, mediaType: 'image/png' })],
    authorization: [await keep(writeAuthorization(facts), { name: '授权委托书.pdf', mediaType: 'application/pdf' })],
  };
}

function formOf(registration: DemoRegistration, index: number, idOf: ReadonlyMap<string, string>) {
  const { hasWrongCheckCharacter, daysAgo: _when, superior, ...organization } = registration;
  const code = demoCreditCode('employer', index);
  const { name: personName, ...administrator } = demoPerson(index);
  return {
    ...organization,
    ...administrator,
    personName,
    legalRepresentative: demoPerson(index + 100).name,
    superiorId: superior === null ? null : idOf.get(superior),
    creditCode: hasWrongCheckCharacter === true ? code.replace(/.$/, (last) => (last === '0' ? '1' : '0')) : code,
  };
}
