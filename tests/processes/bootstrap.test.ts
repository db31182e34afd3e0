import { beforeAll, describe, expect, it } from '@jest/globals';
import { runBootstrap } from '../support/bootstrap.ts';
import { useInstallation } from '../support/installation.ts';
import { nextIdNumber, PASSWORD } from '../support/registration-form.ts';
import { remoteBrowser } from '../support/remote-browser.ts';

const installation = useInstallation({ env: { XUESHI_DEMO: '0' } });
const PROVINCE = '山东省人力资源和社会保障厅';
let url = '';

const browser = () => remoteBrowser(() => url);

/** As whoever set the installation up types it, in the same folder. */
const bootstrap = (...args: string[]) => runBootstrap(args, { XUESHI_HOME: installation.home });

async function reviewerName(): Promise<string | null> {
  const { json: { organization } } = await browser().get('/api/registrations/reviewer?division=370102');
  return organization?.name ?? null;
}

beforeAll(async () => {
  ({ url } = await installation.start());
}, 200_000);

describe('an installation that is started with XUESHI_DEMO=0', () => {
  it('begins without people and organizations', async () => {
    expect((await browser().get('/api/portal')).json).toMatchObject({ demoLogins: [] });
    expect(await reviewerName()).toBe(null);
  });

  it('is set up by npm run bootstrap, whose link makes the first administrator', async () => {
    const { code, said, tokens: [token = ''] } = await bootstrap();
    expect(code).toBe(0);
    expect(said).toContain(`  ${url}/invitations/${token}\n`);
    expect((await browser().get(`/invitations/${token}`)).status).toBe(200);
    const invited = browser();
    expect((await invited.get(`/api/invitations/${token}`)).json.organization).toEqual({ name: PROVINCE, kind: 'hrss' });
    const administrator = { idType: 'resident-id', idNumber: nextIdNumber(), personName: '周明', mobile: '13900009999', email: 'zhou@example.cn' };
    expect((await invited.post(`/api/invitations/${token}/acceptance`, { administrator, password: PASSWORD })).json).toEqual({ userType: 'hrss' });
    const { json } = await invited.post('/api/sessions', { userType: 'hrss', idNumber: administrator.idNumber, password: PASSWORD });
    expect(json).toMatchObject({ membership: { isSuperAdministrator: true }, organization: { name: PROVINCE } });
    expect(await reviewerName()).toBe(PROVINCE);
  });

  it('takes no harm from running it again, and invites to the bureaus of its counties', async () => {
    expect(await bootstrap()).toMatchObject({ code: 0, tokens: [] });
    const { tokens: [token = ''] } = await bootstrap('invite', '370102');
    expect((await browser().get(`/api/invitations/${token}`)).json.organization).toEqual({ name: '历下区人力资源和社会保障局', kind: 'hrss' });
    expect(await reviewerName()).toBe(PROVINCE);
  });
});
