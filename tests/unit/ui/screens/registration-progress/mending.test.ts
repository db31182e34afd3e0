import '../../support/page-globals.ts';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { OwnCase } from '../../../../../ui/screens/registration-progress/own-case-gateway.ts';
import { idNumberCheckDigit } from '../../../../../workflows/shared/id-number.ts';

const stored = new Map<string, string>();
Object.assign(globalThis, {
  sessionStorage: {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => { stored.set(key, value); },
    removeItem: (key: string) => { stored.delete(key); },
  },
});
const { loadMendedForms, Mending } = await import('../../../../../ui/screens/registration-progress/mending.ts');

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
    round: 1, revision: 3, subjectName: '孙*', copiedFrom: null, submittedAt: '', dueAt: null, steps: [], form: READ, values: READ, changes: {}, comparison: null,
    labels: { superiorId: '历下区泉景实验小学' }, sections: [], checks: [], attachments: [], reviewer: null, verbs: ['resubmit'], isAdministratorFixed: false, submitsAs: 'oneself', isMine: true,
    timeline: [], urging: 'not-waiting', returnCode, ...more,
  };
}

const mend = async (view: OwnCase) => new Mending(view, await loadMendedForms(view));

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
});
