import type { Sequelize, Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { FileStore } from '../../../platform/file-store.ts';
import type { Passwords } from '../../../platform/passwords.ts';
import type { Sealing } from '../../../platform/sealing.ts';
import { EmploymentModel } from '../../employment.ts';
import { OrganizationModel } from '../../organization.ts';
import { SectionModel } from '../../section.ts';
import { createOrganization } from '../../stores/organizations.ts';
import { addAdministrator, findOrCreateAccount, findOrCreatePerson } from '../../stores/people.ts';
import { administratorIndex, DEMO_PASSWORD, FIRST_PROFESSIONAL } from './logins.ts';
import { BUSY_DEPARTMENT, DEMO_ORGANIZATIONS, DEMO_SECTIONS, demoCreditCode, type DemoOrganization } from './organizations.ts';
import { demoPerson } from './people.ts';
import { seedCases } from './seed-cases.ts';
import { seedHours } from './seed-hours.ts';
import { seedRegistrations } from './seed-registrations.ts';
import { seedTraining } from './seed-training.ts';
import { seedTitles } from './seed-titles.ts';

/** How many professionals the demo employs. */
const PROFESSIONALS = 200;
const ADMINISTRATORS = 4;
/** Who administers an organization: the first one everything, two more review, the last one only reads. */
const ROLES = ['super-administrator', 'reviewer', 'reviewer', 'registration-clerk'];

export interface DemoSeedDeps {
  readonly sequelize: Sequelize;
  readonly sealing: Sealing;
  readonly passwords: Passwords;
  readonly files: FileStore;
}

/**
 * Fills an empty database with invented organizations, people and registrations, in one transaction: a start that is
 * interrupted leaves nothing behind but files that nothing names. False when there are organizations already.
 */
export async function seedDemo(deps: DemoSeedDeps): Promise<boolean> {
  const { sequelize, sealing, files } = deps;
  return sequelize.transaction(async (transaction) => {
    await sequelize.query("SELECT pg_advisory_xact_lock(hashtext('xueshi.demo'))", { transaction });
    if (await OrganizationModel.count({ transaction }) > 0) return false;
    const passwordHash = await deps.passwords.hash(DEMO_PASSWORD);
    const idOf = await seedOrganizations(sequelize, transaction);
    await seedAdministrators(deps, { passwordHash, idOf }, transaction);
    await seedProfessionals(deps, { passwordHash, idOf }, transaction);
    await seedTitles(deps, transaction);
    await seedSecondIdentities(deps, { passwordHash, idOf }, transaction);
    await seedRegistrations({ sequelize, sealing, files, passwordHash, idOf }, transaction);
    await seedCases({ sequelize, sealing, files, idOf }, transaction);
    await seedHours({ sequelize, sealing, files, idOf }, transaction);
    await seedTraining({ sequelize, sealing, files, idOf }, transaction);
    return true;
  });
}

async function seedOrganizations(sequelize: Sequelize, transaction: Transaction): Promise<Map<string, string>> {
  const idOf = new Map<string, string>();
  const at = new Date().toISOString();
  for (const [index, { superior, administrators: _few, ...organization }] of DEMO_ORGANIZATIONS.entries()) {
    const id = uuidv7();
    await createOrganization(sequelize, {
      nature: null, industry: null, ...organization, id, at, creditCode: demoCreditCode(organization.kind, index),
      superiorId: superior === undefined ? null : idOf.get(superior) ?? null,
      address: null, legalRepresentativeSealed: null, headcount: null,
    }, transaction);
    idOf.set(organization.name, id);
    for (const name of DEMO_SECTIONS[organization.name] ?? []) {
      const section = await SectionModel.create({ id: uuidv7(), organizationId: id, name, createdAt: new Date(at) }, { transaction });
      idOf.set(`${organization.name}/${name}`, section.id);
    }
  }
  return idOf;
}

interface Shared {
  readonly passwordHash: string;
  readonly idOf: ReadonlyMap<string, string>;
}

async function seedAdministrators(
  { sequelize, sealing }: DemoSeedDeps, { passwordHash, idOf }: Shared, transaction: Transaction,
): Promise<void> {
  const at = new Date().toISOString();
  for (const [index, { name, administrators = ADMINISTRATORS }] of DEMO_ORGANIZATIONS.entries()) {
    for (const [place, roleCode] of ROLES.slice(0, administrators).entries()) {
      await addAdministrator(sequelize, sealing, {
        organizationId: idFor(idOf, name), person: demoPerson(administratorIndex(index, place)), passwordHash,
        isSuperAdministrator: place === 0, roleCode, at,
      }, transaction);
    }
  }
}

async function seedProfessionals(
  { sequelize, sealing }: DemoSeedDeps, { passwordHash, idOf }: Shared, transaction: Transaction,
): Promise<void> {
  const at = new Date().toISOString();
  const units = DEMO_ORGANIZATIONS.filter(({ kind }: DemoOrganization) => kind === 'employer');
  for (let number = 0; number < PROFESSIONALS; number += 1) {
    const person = await findOrCreatePerson(sealing, demoPerson(FIRST_PROFESSIONAL + number), at, transaction);
    await findOrCreateAccount(sequelize, { personId: person.id, passwordHash, at }, transaction);
    await employ(person.id, idFor(idOf, units[number % units.length]?.name ?? ''), transaction);
  }
}

async function employ(personId: string, organizationId: string, transaction: Transaction): Promise<void> {
  await EmploymentModel.create({
    id: uuidv7(), personId, organizationId, sectionId: null, period: [{ value: new Date('2020-01-01T00:00:00+08:00'), inclusive: true }, null],
  }, { transaction });
}

/** Who, besides being the first administrator of an organization, also reviews for another one. */
const ALSO_REVIEWS: readonly (readonly [own: string, other: string])[] = [
  [BUSY_DEPARTMENT, '济南市教育局'], ['山东省教育厅', '山东省卫生健康委员会'],
];

/** Some people act for several organizations, and are professionals of their own. */
async function seedSecondIdentities(
  { sequelize, sealing }: DemoSeedDeps, { passwordHash, idOf }: Shared, transaction: Transaction,
): Promise<void> {
  const at = new Date().toISOString();
  for (const [own, other] of ALSO_REVIEWS) {
    const person = demoPerson(administratorIndex(DEMO_ORGANIZATIONS.findIndex(({ name }) => name === own), 0));
    await addAdministrator(sequelize, sealing, {
      organizationId: idFor(idOf, other), person, passwordHash, isSuperAdministrator: false, roleCode: 'reviewer', at,
    }, transaction);
    const { id } = await findOrCreatePerson(sealing, person, at, transaction);
    await employ(id, idFor(idOf, own), transaction);
  }
}

function idFor(idOf: ReadonlyMap<string, string>, name: string): string {
  const id = idOf.get(name);
  if (id === undefined) throw new RangeError(`The demo has no organization ${name}`);
  return id;
}
