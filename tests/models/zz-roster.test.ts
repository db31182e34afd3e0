import { describe, expect, it } from '@jest/globals';
import { createDatabase, queryRows } from '../../models/database.ts';
import { createRoster } from '../../models/stores/create-roster.ts';
import { declareItems } from '../../activities/rosters/declare-items.ts';
import { createAssertions } from '../../platform/assertion.ts';
import { generateKeys } from '../../platform/keys.ts';
import { createSealing } from '../../platform/sealing.ts';
import { useDatabase } from '../setup/database.ts';
import { stepContext } from '../support/batches.ts';
import { makeFiles, makeOffice, makeProfessional, selfStudy, HOURS_AT } from '../support/hours.ts';
import { makeAdministrator } from '../support/organizations.ts';
import { beginRequest } from '../../models/stores/requests.ts';
import { v7 as uuidv7 } from 'uuid';

const { sequelize, url } = useDatabase() as any;
const keys = generateKeys();
const deps = { sequelize, sealing: createSealing(keys), assertions: createAssertions(keys.assertion) };

describe('roster', () => {
  it('measures', async () => {
    const department = await makeOffice(deps, 'department');
    const employer = await makeOffice(deps, 'employer', department.id);
    await makeAdministrator({ ...deps, passwordHash: 'x' }, { organizationId: employer.id });
    const people: string[] = [];
    for (let i = 0; i < 500; i += 1) people.push((await makeProfessional(deps, employer.id)).personId);
    const by = employer.reviewer;
    const [a = '', b = ''] = await makeFiles(deps, `account:${by.accountId}`, 2);
    const begun = await beginRequest(deps, { method: 'POST', path: '/x', body: '{}', owner: `account:${by.accountId}`, key: uuidv7(), keepsBody: true } as any);
    const form = { ...selfStudy(), studyPlan: [a], assessmentResult: [b] };
    const types = ['application/pdf'] as any;
    const created = await createRoster(deps, { requestId: (begun as any).id, accountId: by.accountId, membershipId: by.membershipId, organizationId: employer.id, studyForm: 'selfStudy', form,
      attachments: [{ id: a, field: 'studyPlan', types }, { id: b, field: 'assessmentResult', types }], owner: `account:${by.accountId}`,
      people: people.map((personId) => ({ personId, label: null, hours: null })), at: HOURS_AT, alsoWrite: async () => {} });
    const rosterId = (created as any).rosterId as string;
    const statements: string[] = [];
    const options = (sequelize as any).options; 
    options.logging = (sql: string) => statements.push(sql.replace(/^Executing \([^)]*\): /, '').replace(/\s+/g, ' ').slice(0, 110));
    options.logging = false; const insp = new (await import('node:inspector')).Session(); insp.connect(); await new Promise<void>((r) => insp.post('Profiler.enable', () => insp.post('Profiler.start', () => r()))); const cpu = process.cpuUsage(); const t = performance.now();
    const step = await declareItems(deps, { rosterId, at: HOURS_AT }, stepContext({ logger: { error: console.log, warn: console.log, info: () => {} } as any }));
    const step2 = await declareItems(deps, { rosterId, at: HOURS_AT }, stepContext());
    const ms = performance.now() - t; const used = process.cpuUsage(cpu); console.log('cpu ms per item', (used.user + used.system) / 1000 / 500);
    options.logging = false;
    await new Promise<void>((resolve) => insp.post('Profiler.stop', (_e: any, { profile }: any) => {
      const self = new Map<string, number>();
      const byId = new Map(profile.nodes.map((n: any) => [n.id, n]));
      profile.samples.forEach((id: number, i: number) => { const n: any = byId.get(id); const k = `${n.callFrame.functionName} ${n.callFrame.url.split('/').slice(-3).join('/')}:${n.callFrame.lineNumber}`; self.set(k, (self.get(k) ?? 0) + profile.timeDeltas[i] / 1000); });
      const total = new Map<string, number>();
      const parent = new Map<number, number>(); for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
      profile.samples.forEach((id: number, i: number) => { const seen = new Set<string>(); for (let x: any = id; x !== undefined; x = parent.get(x)) { const n: any = byId.get(x); const k = `${n.callFrame.functionName} ${n.callFrame.url.split('/').slice(-3).join('/')}`; if (!seen.has(k)) { seen.add(k); total.set(k, (total.get(k) ?? 0) + profile.timeDeltas[i] / 1000); } } });
      console.log([...self].sort((x, y) => y[1] - x[1]).slice(0, 30).map(([k, v]) => `${(v / 500).toFixed(2)} ${k}`).join('\n'));
      console.log('TOTAL\n' + [...total].filter(([k]) => !k.includes('node_modules')).sort((x, y) => y[1] - x[1]).slice(0, 60).map(([k, v]) => `${(v / 500).toFixed(2)} ${k}`).join('\n'));
      resolve();
    }));
    console.log(JSON.stringify(step.counts), JSON.stringify(step2.counts), `${ms} ms`, statements.length / 500);
    const count = new Map<string, number>();
    for (const s of statements) count.set(s, (count.get(s) ?? 0) + 1);
    console.log([...count].sort((x, y) => y[1] - x[1]).slice(0, 45).map(([s, n]) => `${(n / 500).toFixed(2)} ${s}`).join('\n'));
    console.log(await queryRows(sequelize, 'select reason_code, count(*) from roster_items group by 1'));
    expect(1).toBe(1);
  }, 120000);
});
