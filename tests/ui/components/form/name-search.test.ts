import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Unit } from '../../../../ui/components/form/reference-data.ts';
import { NameSearch } from '../../../../ui/components/form/name-search.ts';

const unit = (name: string): Unit => ({ id: name, name, kind: 'employer', divisionName: '历下区', divisionNameEn: 'Lixia' });

let asked: string[];
let arrive: Map<string, (found: readonly Unit[] | Error) => void>;
let waits: (() => void)[];
let search: NameSearch<Unit>;

beforeEach(() => {
  asked = [];
  arrive = new Map();
  waits = [];
  search = new NameSearch({ requestUpdate: () => {} }, {
    find: (division, text) => {
      asked.push(`${division}/${text}`);
      return new Promise((resolve, reject) => {
        arrive.set(`${division}/${text}`, (found) => { if (found instanceof Error) reject(found); else resolve(found); });
      });
    },
    wait: () => new Promise((resolve) => { waits.push(resolve); }),
  });
});

describe('looking for a unit', () => {
  it('asks nothing before a division is chosen', async () => {
    await search.look('', '');
    expect([asked, search.state]).toEqual([[], 'idle']);
  });

  it('offers the units of the division at once, and asks once when typing rests', async () => {
    const first = search.look('370102', '');
    expect(asked).toEqual(['370102/']);
    arrive.get('370102/')?.([unit('泉景小学'), unit('文苑中学')]);
    await first;
    const looks = ['泉', '泉景', '泉景小'].map((text) => search.look('370102', text));
    expect(search.items.map(({ name }) => name)).toEqual(['泉景小学']);
    waits.forEach((rest) => { rest(); });
    await Promise.resolve();
    arrive.get('370102/泉景小')?.([unit('泉景小学')]);
    await Promise.all(looks);
    expect(asked).toEqual(['370102/', '370102/泉景小']);
    expect([search.state, search.text, search.items.map(({ name }) => name)]).toEqual(['ready', '泉景小', ['泉景小学']]);
  });

  it('forgets the units of another division, and an answer that comes too late', async () => {
    const first = search.look('370102', '');
    const second = search.look('370103', '');
    arrive.get('370103/')?.([unit('市中中学')]);
    await second;
    arrive.get('370102/')?.([unit('泉景小学')]);
    await first;
    expect(search.items.map(({ name }) => name)).toEqual(['市中中学']);
  });

  it('is tried again after a failure when somebody asks for it, not by itself', async () => {
    const look = search.look('370102', '');
    arrive.get('370102/')?.(new Error('offline'));
    await look;
    expect([search.state, search.items]).toEqual(['failed', []]);
    await search.look('370102', '');
    expect(asked).toHaveLength(1);
    search.retry('370102', '');
    expect(asked).toHaveLength(2);
  });
});
