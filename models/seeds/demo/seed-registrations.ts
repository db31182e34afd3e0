import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { FileStore } from '../../../platform/file-store.ts';
import { createLimit } from '../../../platform/limited.ts';
import type { Sealing } from '../../../platform/sealing.ts';
import { registrationForms } from '../../../workflows/flows/registration-review/form.ts';
import { ENTERPRISE_NATURES } from '../../../workflows/flows/registration-review/forms/employer.ts';
import { checkIdNumber } from '../../../workflows/shared/id-number.ts';
import { dayOf } from '../../../workflows/shared/time.ts';
import { openCase } from '../../stores/open-case.ts';
import { submitWithin } from '../../stores/submit-registration.ts';
import { DEMO_BASES, DEMO_DEPARTMENTS } from './departments-and-bases.ts';
import { DEMO_EMPLOYERS, registrationOf } from './employers.ts';
import { demoCreditCode } from './organizations.ts';
import { demoPerson } from './people.ts';
import { DEMO_PROFESSIONALS } from './professionals.ts';
import type { DemoRegistration } from './registration.ts';
import { keepPapers, storeEvidence, type StoredPapers } from './seed-evidence.ts';
import { STORIED_EMPLOYERS } from './storied-employers.ts';

const DAY_MS = 86_400_000;
/** Applicants and their organizations are numbered from here on, as many places later the other people of their forms. */
const FIRST_APPLICANT = 600;
const PLACES = 100;
/** Of whom papers are drawn at once. */
const DRAWN_AT_ONCE = 8;

export interface RegistrationSeedDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly files: FileStore;
  readonly passwordHash: string;
  /** Ids of the demo's organizations by name, and of their sections by `<organization>/<section>`. */
  readonly idOf: ReadonlyMap<string, string>;
}

/**
 * Writes the registrations that wait, submitted as everybody's are, each already open in its inbox with the day on which
 * that happened; their workflows are started by the relay and take them up from their rows.
 */
export async function seedRegistrations(deps: RegistrationSeedDeps, transaction: Transaction): Promise<void> {
  const all = [...[...DEMO_EMPLOYERS, ...STORIED_EMPLOYERS].map(registrationOf), ...DEMO_DEPARTMENTS, ...DEMO_BASES, ...DEMO_PROFESSIONALS];
  const filled = all.map((registration, index) => ({ registration, ...fillIn(registration, FIRST_APPLICANT + index, deps.idOf) }));
  // Beside each other: to draw and to store them takes longer than all rows.
  const limited = createLimit({ concurrency: DRAWN_AT_ONCE, maxWaiting: all.length });
  const papers = await Promise.all(filled.map(({ registration: { subject }, facts }) => limited(() => storeEvidence(deps.files, { subject, facts }))));
  for (const [index, each] of filled.entries()) await seedRegistration(deps, { ...each, papers: papers[index] ?? {} }, transaction);
}

async function seedRegistration(
  deps: RegistrationSeedDeps, { registration, facts: _facts, papers, ...filled }: Filled & { registration: DemoRegistration; papers: StoredPapers },
  transaction: Transaction,
): Promise<void> {
  const { sequelize, sealing, passwordHash } = deps;
  const { subject, daysAgo } = registration;
  const owner = `visitor:${uuidv7()}`;
  const at = new Date(Date.now() - daysAgo * DAY_MS).toISOString();
  const form = registrationForms[subject].parse({ ...filled, ...await keepPapers(sealing, papers, { owner, at }, transaction) });
  const result = await submitWithin(deps, {
    subject, form, passwordHash, submitterAccountId: null, owner, at,
    alsoWrite: async (found) => openCase(sequelize, found, at, transaction),
  }, transaction);
  if (result.status !== 'submitted') throw new Error(`The demo's registration of ${registration.name} is ${result.status}`);
}

type Filled = ReturnType<typeof fillIn>;

/** The form as its applicant fills it in, and what his papers say. */
function fillIn({ subject, name, divisionCode, superior, fields, section, hasWrongCheckCharacter }: DemoRegistration, index: number, idOf: ReadonlyMap<string, string>) {
  const { name: inventedName, phone, ...identity } = demoPerson(index);
  const other = demoPerson(index + PLACES);
  const common = { ...fields, ...identity, divisionCode, superiorId: superior === null ? null : idOf.get(superior) };
  const nature = String(fields.nature ?? '');
  const code = demoCreditCode(subject === 'professional' ? 'employer' : subject, index);
  const creditCode = hasWrongCheckCharacter === true ? code.replace(/.$/, (last) => (last === '0' ? '1' : '0')) : code;
  const facts = {
    name, creditCode, address: String(fields.address ?? ''), legalRepresentative: other.name, personName: inventedName,
    isEnterprise: ENTERPRISE_NATURES.includes(nature), approvalNumber: String(fields.approvalNumber ?? ''),
  };
  if (subject === 'professional') {
    const checked = checkIdNumber(identity.idNumber, dayOf(new Date().toISOString()));
    return {
      facts, ...common, personName: name, sectionId: section === undefined ? null : idOf.get(`${superior ?? ''}/${section}`),
      ...(checked.ok ? { sex: checked.sex === 'male' ? '1' : '2', birthDate: checked.birthDate } : {}),
    };
  }
  const people = {
    department: { contactName: other.name },
    employer: { legalRepresentative: other.name },
    base: { legalRepresentative: other.name, headName: other.name, headMobile: other.mobile },
  }[subject];
  return { facts, ...common, ...people, name, creditCode, personName: inventedName, phone };
}
