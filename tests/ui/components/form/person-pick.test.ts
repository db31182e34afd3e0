import '../../support/page-globals.ts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type PersonChoice, type PersonGateway, PersonPick } from '../../../../ui/components/form/person-pick.ts';
import { problem } from '../../support/problem.ts';

const OWN: PersonChoice = {
  id: 'own', name: '王*', idNumber: '370***1', details: { sex: 'female', birthDate: '1985-**-**', unitName: '本单位', sectionName: null, titleName: null },
};
const FOREIGN: PersonChoice = { id: 'foreign', name: '李*', idNumber: '370***2', details: null };
const UNIT = { id: 'unit', name: '本单位', kind: 'employer', divisionName: '历下区', divisionNameEn: 'Lixia District', divisionCode: '370102' };

let gateway: PersonGateway;
let picked: (string | null)[];
let received: string[];
let pick: PersonPick;

beforeEach(() => {
  gateway = {
    findMe: async () => OWN, findOwnUnit: async () => UNIT,
    findChosen: async (personId) => (personId === OWN.id ? OWN : null),
    lookUp: async (idNumber) => [OWN, FOREIGN].find((person) => person.idNumber === idNumber) ?? null,
  };
  picked = [];
  received = [];
  pick = new PersonPick({
    gateway, changed: () => undefined, pick: (personId) => { picked.push(personId); }, receive: ({ id, divisionCode }) => { received.push(`${divisionCode}/${id}`); },
  });
});

describe('picking a person', () => {
  it('from elsewhere says where he comes to: here', async () => {
    await pick.lookUp('370***2');
    expect([pick.known, picked, received]).toEqual([FOREIGN, ['foreign'], ['370102/unit']]);
  });

  it('of the own unit by his number says nothing of where he goes', async () => {
    await pick.lookUp('370***1');
    expect([pick.known, picked, received]).toEqual([OWN, ['own'], []]);
  });

  it('whom nobody knows picks no one', async () => {
    await pick.lookUp('370***3');
    expect([pick.state, picked]).toEqual(['nobody', []]);
    pick.forget();
    expect(pick.state).toBe('idle');
  });

  it('is oneself, once', async () => {
    await Promise.all([pick.takeMe(''), pick.takeMe('')]);
    expect([pick.known, picked]).toEqual([OWN, ['own']]);
  });

  it('before is recalled, and given up where nothing may be known of him and the form does not name him', async () => {
    await pick.recall('own', false);
    await pick.recall('foreign', true);
    expect([pick.known, picked]).toEqual([null, []]);
    await pick.recall('gone', false);
    expect(picked).toEqual([null]);
  });

  it('who is oneself asks once, however often it is drawn, and again when somebody wants it', async () => {
    let count = 0;
    Object.assign(gateway, { findMe: () => {
      count += 1;
      return Promise.reject(problem(503, 'database-unavailable'));
    } });
    await pick.takeMe('');
    await pick.takeMe('');
    expect([count, pick.problem?.code]).toEqual([1, 'database-unavailable']);
    pick.retry();
    await pick.takeMe('');
    expect(count).toBe(2);
  });

  it('says why it could not be asked, and asks again', async () => {
    const refusal = problem(429, 'too-many-requests', 1);
    const { lookUp } = gateway;
    Object.assign(gateway, { lookUp: () => Promise.reject(refusal) });
    await pick.lookUp('370***2');
    expect([pick.problem?.code, picked]).toEqual(['too-many-requests', []]);
    Object.assign(gateway, { lookUp });
    await pick.lookUp('370***2');
    expect([pick.problem, picked]).toEqual([null, ['foreign']]);
  });
});
