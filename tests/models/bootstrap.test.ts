import { describe, expect, it } from '@jest/globals';
import { queryRows } from '../../models/database.ts';
import { OrganizationModel } from '../../models/organization.ts';
import { acceptInvitation, findInvitation } from '../../models/stores/invitations.ts';
import { readDivisions } from '../../models/seeds/code-tables/divisions.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { useDatabase } from '../setup/database.ts';
import { type BootstrapAnswer, runBootstrap } from '../support/bootstrap.ts';
import { nextIdNumber } from '../support/registration-form.ts';

const { sequelize, appUrl } = useDatabase();
const PUBLIC_URL = 'https://xueshi.example.cn';
const today = new Date().toISOString().slice(0, 10);
const divisions = readDivisions().filter(({ validTo }) => validTo === null || validTo >= today);

const bootstrap = (...args: string[]): Promise<BootstrapAnswer> => runBootstrap(args, { DATABASE_URL: appUrl, PUBLIC_URL });

async function organizationOf(token: string): Promise<string | null> {
  return (await findInvitation(token))?.organization.name ?? null;
}

describe('npm run bootstrap', () => {
  let first: BootstrapAnswer;

  it('gives every division its bureau, without accounts', async () => {
    first = await bootstrap();
    expect(first.code).toBe(0);
    const bureaus = await OrganizationModel.findAll({ order: [['divisionCode', 'ASC']] });
    expect(bureaus.map(({ kind, status, divisionCode }) => `${kind} ${status} ${divisionCode}`))
      .toEqual(divisions.map(({ code }) => `hrss active ${code}`).toSorted());
    const names = new Map(bureaus.map(({ divisionCode, name }) => [divisionCode, name]));
    expect([names.get('370000'), names.get('370100'), names.get('370102')])
      .toEqual(['山东省人力资源和社会保障厅', '济南市人力资源和社会保障局', '历下区人力资源和社会保障局']);
    expect(await queryRows(sequelize, 'SELECT count(*)::int AS count FROM accounts')).toEqual([{ count: 0 }]);
  });

  it('prints one link, for the provincial bureau, and the command for each of the others', async () => {
    const [token = ''] = first.tokens;
    expect(first.tokens).toHaveLength(1);
    expect(first.said).toContain(`${PUBLIC_URL}/invitations/${token}`);
    expect(await organizationOf(token)).toBe('山东省人力资源和社会保障厅');
    const commands = [...first.said.matchAll(/^ {2}npm run bootstrap -- invite (\d{6}) {3}# \S+$/gm)].map(([, code]) => code);
    expect(commands).toEqual(divisions.map(({ code }) => code).filter((code) => code !== '370000').toSorted());
  });

  it('does no harm the second time: the same bureaus, and a new link makes the one before it void', async () => {
    const [old = ''] = first.tokens;
    const again = await bootstrap();
    const [token = ''] = again.tokens;
    expect(again.code).toBe(0);
    expect([await organizationOf(old), await organizationOf(token)]).toEqual([null, '山东省人力资源和社会保障厅']);
    expect(await OrganizationModel.count()).toBe(divisions.length);
  });

  it('invites to the bureau of one county', async () => {
    const { tokens: [token = ''] } = await bootstrap('invite', '370102');
    expect(await organizationOf(token)).toBe('历下区人力资源和社会保障局');
  });

  it('says in a sentence that a division has no bureau, or that the database does not answer', async () => {
    expect(await bootstrap('invite', '379999'))
      .toEqual({ code: 1, tokens: [], said: 'There is no bureau of the division "379999". Run npm run bootstrap first.\n' });
    const DATABASE_URL = Object.assign(new URL(appUrl), { port: '1' }).href;
    expect(await runBootstrap([], { DATABASE_URL, PUBLIC_URL }))
      .toEqual({ code: 1, tokens: [], said: 'The database does not answer. Start the installation first: XUESHI_DEMO=0 npm start\n' });
  });

  it('makes no link any more where somebody administers', async () => {
    const { tokens: [token = ''] } = await bootstrap();
    const person = { name: '周明', idType: 'resident-id', idNumber: nextIdNumber(), mobile: '13900009999', email: 'zhou@example.cn', phone: '' };
    expect(await acceptInvitation({ sequelize, sealing: createSealing(generateKeys()) }, { token, person, passwordHash: 'unused' })).toBe(true);
    const after = await bootstrap();
    expect(after).toMatchObject({ code: 0, tokens: [] });
    expect(after.said).toContain('山东省人力资源和社会保障厅 has an administrator already; no link was made.');
  });
});
