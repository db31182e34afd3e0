import '../../support/page-globals.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { FormData } from '../../../../ui/components/form/form-model.ts';
import type { DraftGateway } from '../../../../ui/components/form/kept-draft.ts';
import type { HttpProblem } from '../../../../ui/http/http-problem.ts';
import type { OwnCase } from '../../../../ui/screens/registration-progress/own-case-gateway.ts';
import { hourFormExample } from '../../../support/hour-forms.ts';
import { idNumberCheckDigit } from '../../../../workflows/shared/id-number.ts';
import { problem } from '../../support/problem.ts';

const stored = new Map<string, string>();
Object.assign(globalThis, {
  sessionStorage: {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => { stored.set(key, value); },
    removeItem: (key: string) => { stored.delete(key); },
  },
});
const { beginMending } = await import('../../../../ui/screens/registration-progress/mending.ts');
const { mendingDraft } = await import('../../../../ui/screens/registration-progress/mending-draft.ts');

const UNITS = ['019ab000-0000-7000-8000-000000000001', '019ab000-0000-7000-8000-000000000002'] as const;
const FIRST17 = '37000019850312002';
const VALUES = {
  idType: 'resident-id', idNumber: `${FIRST17}${idNumberCheckDigit(FIRST17)}`, personName: '孙丽', sex: '2', birthDate: '1985-03-12', mobile: '13900001234',
  email: 's@example.cn', divisionCode: '370102', superiorId: UNITS[0], sectionId: null, ethnicity: null, photo: [],
};
/** A form gives what was left out as null. */
const READ = { ...VALUES, school: null, major: null };

function returned(returnCode: OwnCase['returnCode'], more: Partial<OwnCase> = {}): OwnCase {
  return {
    caseId: 'c', caseNumber: 'RG-20261125-0000001-1', flowId: 'registrationReview', kind: 'registrationReview.professional', status: 'returned', outcome: null,
    round: 1, revision: 3, subjectName: '孙*', copiedFrom: null, recordId: null, submittedAt: '', dueAt: null, steps: [], form: READ, values: READ, changes: {}, comparison: null,
    labels: { superiorId: '历下区泉景实验小学' }, sections: [], checks: [], attachments: [], reviewer: null, verbs: ['resubmit'], isAdministratorFixed: false, isProvenByClass: false, submitsAs: 'oneself', isMine: true,
    timeline: [], step: null, chain: null, walked: [], urging: 'not-waiting', returnCode, ...more,
  };
}

const UNREACHABLE = problem(0, 'unreachable');
const STALE = problem(409, 'stale');

/** Who has opened his case by a code. */
const mend = (view: OwnCase) => beginMending(view, mendingDraft(view, { draftOf: null, changed: () => undefined, overtaken: () => undefined }));

/** What the server keeps, by round, for whoever is signed in; `refuses` is what it answers instead. */
function keeping() {
  const kept = new Map<number, FormData>();
  const server: { refuses: HttpProblem | null } = { refuses: null };
  const told: HttpProblem[] = [];
  const answer = (): void => { if (server.refuses !== null) throw server.refuses; };
  const draftOf = (round: number): DraftGateway => ({
    async find() {
      answer();
      const values = kept.get(round);
      return values === undefined ? null : { values, labels: { superiorId: '历下区第二小学' } };
    },
    async keep(values) {
      answer();
      kept.set(round, values);
    },
  });
  return {
    kept, server, told,
    mend: (view: OwnCase) => beginMending(view, mendingDraft(view, { draftOf, changed: () => undefined, overtaken: (problem) => { told.push(problem); } })),
  };
}

// Nothing waits until typing rests: tests send what is to be sent.
beforeAll(() => { jest.useFakeTimers(); });
afterAll(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'sessionStorage');
});
afterEach(() => { stored.clear(); });

describe('a person whom a unit does not know', () => {
  it('chooses another unit and nothing else; the rest is sent as it was', async () => {
    const mending = await mend(returned('wrong-unit'));
    expect(mending.model.sections.map(({ name }) => name)).toEqual(['unit']);
    expect([mending.model.value('superiorId'), mending.model.value('divisionCode'), mending.read()]).toEqual([null, '370102', null]);
    expect(mending.former).toEqual({ superiorId: '历下区泉景实验小学' });
    mending.model.change('superiorId', UNITS[1]);
    expect(mending.read()).toEqual({ ...VALUES, superiorId: UNITS[1] });
  });

  it('finds his choice again after a reload', async () => {
    const mending = await mend(returned('wrong-unit'));
    mending.model.change('superiorId', UNITS[1]);
    mending.keep();
    expect((await mend(returned('wrong-unit'))).model.value('superiorId')).toBe(UNITS[1]);
  });
});

describe('hours of a class that were declared for its roster', () => {
  const form: FormData = { ...hourFormExample('baseClass'), certificate: [], notice: [], unitProof: [], result: 'qualified', remark: '' };
  const declared = (isProvenByClass: boolean) => returned(null, {
    flowId: 'creditHourReview', kind: 'creditHourReview.baseClass', submitsAs: 'organization', form, values: form, isProvenByClass,
  });

  it('are mended without evidence, which the closing of the class is', async () => {
    const read = async (view: OwnCase) => (await mend(view)).read();
    expect(await read(declared(true))).toMatchObject({ title: form['title'], certificate: [] });
    expect(await read(declared(false))).toBeNull();
  });
});

describe('a professional whose registration was returned for another reason', () => {
  it('mends everything, his unit included', async () => {
    const mending = await mend(returned(null));
    expect(mending.model.sections.map(({ name }) => name)).toEqual(['person', 'unit', 'background', 'evidence']);
    expect(mending.model.value('superiorId')).toBe(UNITS[0]);
  });

  it('is not asked who he is where his account says so', async () => {
    const mending = await mend(returned(null, { isAdministratorFixed: true }));
    expect(mending.model.sections.map(({ name }) => name)).toEqual(['unit', 'background', 'evidence']);
    expect(mending.read()).toEqual(VALUES);
  });

  it('leaves what he changed in his tab alone where he has no account, without what others could read there', async () => {
    const mending = await mend(returned(null));
    mending.model.change('school', '山东大学');
    mending.model.change('mobile', '13900009999');
    mending.keep();
    expect([mending.kept, (await mend(returned(null))).model.value('school'), (await mend(returned(null))).model.value('mobile')]).toEqual(['tab', '山东大学', VALUES.mobile]);
    expect([...stored.values()].join()).not.toMatch(/1390000|370000|1985/);
    expect((await mend(returned(null, { round: 2 }))).model.value('school')).toBeNull();
  });
});

describe('changes of somebody who is signed in', () => {
  it('are kept by the server, and found in another browser with what stood there before', async () => {
    const { kept, mend: mendKept } = keeping();
    const mending = await mendKept(returned(null));
    expect([mending.kept, mending.former, mending.labels]).toEqual(['none', {}, { superiorId: '历下区泉景实验小学' }]);
    mending.model.change('superiorId', UNITS[1]);
    mending.model.change('mobile', '13900009999');
    mending.keep();
    expect(mending.kept).toBe('waiting');
    await mending.flush();
    expect([mending.kept, kept.get(1)]).toEqual(['kept', expect.objectContaining({ superiorId: UNITS[1], mobile: '13900009999' })]);
    expect(kept.get(1)).not.toHaveProperty('photo');
    expect([...stored.values()].join()).not.toMatch(/1390000|370000|1985/);
    stored.clear();
    const again = await mendKept(returned(null));
    expect([again.kept, again.model.value('superiorId'), again.model.value('mobile')]).toEqual(['kept', UNITS[1], '13900009999']);
    expect(Object.keys(again.former).toSorted()).toEqual(['mobile', 'superiorId']);
    expect([again.former.superiorId, again.labels.superiorId]).toEqual(['历下区泉景实验小学', '历下区第二小学']);
  });

  it('are those of the mended fields: who he is stays out of them where it cannot be changed', async () => {
    const { kept, mend: mendKept } = keeping();
    const mending = await mendKept(returned(null, { isAdministratorFixed: true }));
    mending.model.change('school', '山东大学');
    mending.keep();
    await mending.flush();
    expect(kept.get(1)).toEqual({ divisionCode: '370102', superiorId: UNITS[0], sectionId: null, ethnicity: null, school: '山东大学', major: null });
    expect([...stored.values()].join()).not.toMatch(/1390000|370000|1985|孙丽/);
    expect(mending.read()).toEqual({ ...VALUES, school: '山东大学' });
  });

  it('stay in the tab without a connection, go before what the server has, and are sent once there is one', async () => {
    const { kept, server, mend: mendKept } = keeping();
    kept.set(1, { school: '旧的' });
    server.refuses = UNREACHABLE;
    const mending = await mendKept(returned(null));
    mending.model.change('school', '新的');
    mending.keep();
    await mending.flush();
    expect([mending.kept, kept.get(1)]).toEqual(['here', { school: '旧的' }]);
    server.refuses = null;
    const again = await mendKept(returned(null));
    expect(again.model.value('school')).toBe('新的');
    await again.flush();
    expect([again.kept, kept.get(1)]).toEqual(['kept', expect.objectContaining({ school: '新的' })]);
  });

  it('are forgotten with the round in which they were made', async () => {
    const { mend: mendKept } = keeping();
    const mending = await mendKept(returned(null));
    mending.model.change('school', '山东大学');
    mending.keep();
    await mending.flush();
    expect((await mendKept(returned(null, { round: 2 }))).model.value('school')).toBeNull();
    mending.forget();
    expect([mending.kept, stored.size]).toEqual(['none', 0]);
  });

  it('tell when the case has moved on meanwhile', async () => {
    const { server, told, mend: mendKept } = keeping();
    const mending = await mendKept(returned(null));
    server.refuses = STALE;
    mending.model.change('school', '山东大学');
    mending.keep();
    await mending.flush();
    expect(told).toEqual([STALE]);
  });
});
