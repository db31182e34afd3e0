import { ConnectionError, type Sequelize, type Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import { loadConfig } from '../../platform/config.ts';
import { createDatabase, queryRows } from '../database.ts';
import { OrganizationModel } from '../organization.ts';
import { AlreadyAdministeredError, createInvitation } from '../stores/invitations.ts';
import { createOrganization } from '../stores/organizations.ts';

const PROVINCE = '370000';

interface DivisionRow {
  code: string;
  name: string;
  level: string;
  parentCode: string | null;
}

/** What whoever runs the command can mend; he reads the message alone. */
class BootstrapError extends Error {
  override readonly name = 'BootstrapError';
}

/**
 * `npm run bootstrap`: the bureaus of an empty installation, and the one-time link of the first administrator. With
 * `-- invite <division>` the link of the bureau of one city or county. Safe to retry: bureaus that exist stay, and a new
 * link makes the one before it void.
 */
async function main(args: readonly string[]): Promise<void> {
  const config = loadConfig(process.env);
  const sequelize = createDatabase(config.databaseUrl);
  try {
    const lines = args[0] === 'invite'
      ? await invite(sequelize, config.publicUrl, args[1] ?? '')
      : await bootstrap(sequelize, config.publicUrl);
    process.stdout.write(`${lines.join('\n')}\n`);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  } finally {
    await sequelize.close();
  }
}

/** Rethrows what is a fault of ours. */
function explain(error: unknown): string {
  if (error instanceof BootstrapError) return error.message;
  if (error instanceof ConnectionError) return 'The database does not answer. Start the installation first: XUESHI_DEMO=0 npm start';
  throw error;
}

async function bootstrap(sequelize: Sequelize, publicUrl: string): Promise<string[]> {
  const divisions = await queryRows<DivisionRow>(sequelize, `
    SELECT code, name, level, parent_code AS "parentCode" FROM divisions
    WHERE valid_to IS NULL OR valid_to >= current_date ORDER BY code`);
  if (divisions.length === 0) throw new BootstrapError('The database has no divisions yet: run npm run migrate and models/seeds/run.ts first.');
  await sequelize.transaction(async (transaction) => {
    for (const division of divisions) await createBureau(sequelize, division, transaction);
  });
  const others = divisions.filter(({ code }) => code !== PROVINCE)
    .map(({ code, name }) => `  npm run bootstrap -- invite ${code}   # ${name}`);
  return [
    ...await invite(sequelize, publicUrl, PROVINCE), '',
    'The bureaus of the cities and counties exist without accounts. Invite the first administrator of each with:', ...others,
  ];
}

async function createBureau(sequelize: Sequelize, { code, name, level }: DivisionRow, transaction: Transaction): Promise<void> {
  if (await OrganizationModel.count({ where: { kind: 'hrss', divisionCode: code }, transaction }) > 0) return;
  const office = level === 'province' ? '厅' : '局';
  await createOrganization(sequelize, {
    id: uuidv7(), kind: 'hrss', creditCode: null, name: `${name}人力资源和社会保障${office}`, shortName: `${name}人社${office}`,
    superiorId: null, divisionCode: code, nature: 'government', industry: null, address: null, legalRepresentativeSealed: null,
    headcount: null, at: new Date().toISOString(),
  }, transaction);
}

async function invite(sequelize: Sequelize, publicUrl: string, divisionCode: string): Promise<string[]> {
  const bureau = await OrganizationModel.findOne({ where: { kind: 'hrss', divisionCode, status: 'active' } });
  if (bureau === null) throw new BootstrapError(`There is no bureau of the division "${divisionCode}". Run npm run bootstrap first.`);
  try {
    const { token, expiresAt } = await sequelize.transaction((transaction) => createInvitation(bureau.id, transaction));
    return [
      `${bureau.name}: open this link once, until ${expiresAt}, to become its first administrator:`,
      `  ${publicUrl}/invitations/${token}`,
    ];
  } catch (error) {
    if (!(error instanceof AlreadyAdministeredError)) throw error;
    return [`${bureau.name} has an administrator already; no link was made.`];
  }
}

await main(process.argv.slice(2));
