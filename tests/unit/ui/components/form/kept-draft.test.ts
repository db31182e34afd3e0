import '../../support/page-globals.ts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FormData } from '../../../../../ui/components/form/form-model.ts';
import { KeptDraft } from '../../../../../ui/components/form/kept-draft.ts';
import { HttpProblem } from '../../../../../ui/http/http-problem.ts';

const UNREACHABLE = new HttpProblem({ status: 0, code: 'unreachable', title: '', detail: '', errors: [], facts: {}, retryAfter: null });

let stored: Map<string, string>;
let server: FormData | null;
let isOnline: boolean;
let sent: FormData[];
let rests: (() => void)[];

function open(): KeptDraft {
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => { stored.set(key, value); }, removeItem: (key: string) => { stored.delete(key); },
  };
  return new KeptDraft({
    key: 'submit', storage, changed: () => undefined, wait: () => new Promise((resolve) => { rests.push(resolve); }),
    isValues: (value): value is FormData => typeof value === 'object' && value !== null,
    gateway: {
      async find() {
        if (!isOnline) throw UNREACHABLE;
        return server === null ? null : { values: server, labels: {} };
      },
      async keep(values) {
        if (!isOnline) throw UNREACHABLE;
        sent.push(values);
        server = values;
      },
    },
  });
}

const settled = () => new Promise((resolve) => { setTimeout(resolve, 0); });

beforeEach(() => {
  stored = new Map();
  server = null;
  isOnline = true;
  sent = [];
  rests = [];
});

describe('a draft', () => {
  it('is in the tab at once without its secrets, and with the server once typing rests', async () => {
    const draft = open();
    draft.write({ name: '王', idNumber: '1' }, { name: '王' });
    draft.write({ name: '王芳', idNumber: '1' }, { name: '王芳' });
    expect([sent, draft.state, [...stored.values()].join()]).toEqual([[], 'waiting', expect.not.stringContaining('idNumber')]);
    rests.forEach((rest) => { rest(); });
    await settled();
    expect([sent, draft.state]).toEqual([[{ name: '王芳', idNumber: '1' }], 'kept']);
  });

  it('is found again after the tab was closed or the person signed out', async () => {
    const draft = open();
    draft.write({ name: '王芳' }, { name: '王芳' });
    await draft.flush();
    stored.clear();
    expect(await open().open()).toEqual({ values: { name: '王芳' }, labels: {} });
  });

  it('that could not be sent goes before what the server has, and is sent when there is a connection again', async () => {
    server = { name: '旧的' };
    isOnline = false;
    const draft = open();
    draft.write({ name: '新的' }, { name: '新的' });
    await draft.flush();
    expect([draft.state, (await open().open())?.values]).toEqual(['here', { name: '新的' }]);
    isOnline = true;
    await draft.flush();
    expect([server, draft.state]).toEqual([{ name: '新的' }, 'kept']);
  });

  it('that the server has gives way to what was filled in elsewhere since', async () => {
    const draft = open();
    draft.write({ name: '这里' }, { name: '这里' });
    await draft.flush();
    server = { name: '另一台电脑' };
    expect((await open().open())?.values).toEqual({ name: '另一台电脑' });
  });

  it('is gone once it was submitted, and what was still to be sent with it', async () => {
    const draft = open();
    draft.write({ name: '王芳' }, { name: '王芳' });
    draft.clear();
    rests.forEach((rest) => { rest(); });
    await settled();
    expect([sent, stored.size]).toEqual([[], 0]);
  });
});
