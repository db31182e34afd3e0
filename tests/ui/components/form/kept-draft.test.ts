import '../../support/page-globals.ts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { FormData } from '../../../../ui/components/form/form-model.ts';
import { type DraftState, KeptDraft } from '../../../../ui/components/form/kept-draft.ts';
import { problem } from '../../support/problem.ts';

const UNREACHABLE = problem(0, 'unreachable');

let stored: Map<string, string>;
let server: FormData | null;
let isOnline: boolean;
let sent: FormData[];
/** The pauses in typing that a draft waits for. */
let rests: { readonly end: () => void; readonly ended: Promise<void> }[];

function open(changed: (state: DraftState) => void = () => undefined): KeptDraft {
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => { stored.set(key, value); }, removeItem: (key: string) => { stored.delete(key); },
  };
  const draft = new KeptDraft({
    key: 'submit', storage, changed: () => { changed(draft.state); }, wait: rest,
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
  return draft;
}

function rest(): Promise<void> {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => { end = resolve; });
  rests.push({ end, ended });
  return ended;
}

/** Ends every pause; the draft, which has waited longer, has then gone on. */
async function endRests(): Promise<void> {
  for (const { end } of rests) end();
  await Promise.all(rests.map(({ ended }) => ended));
}

beforeEach(() => {
  stored = new Map();
  server = null;
  isOnline = true;
  sent = [];
  rests = [];
});

describe('a draft', () => {
  it('is in the tab at once without its secrets, and with the server once typing rests', async () => {
    let wasKept: () => void = () => undefined;
    const kept = new Promise<void>((resolve) => { wasKept = resolve; });
    const draft = open((state) => { if (state === 'kept') wasKept(); });
    draft.write({ name: '王', idNumber: '1' }, { name: '王' });
    draft.write({ name: '王芳', idNumber: '1' }, { name: '王芳' });
    expect([sent, draft.state, [...stored.values()].join()]).toEqual([[], 'waiting', expect.not.stringContaining('idNumber')]);
    await endRests();
    await kept;
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

  it('that could not be sent goes on with what only the server may have', async () => {
    server = { name: '旧的', idNumber: '1' };
    isOnline = false;
    const draft = open();
    draft.write({ name: '新的', idNumber: '1' }, { name: '新的' });
    await draft.flush();
    isOnline = true;
    expect((await open().open())?.values).toEqual({ name: '新的', idNumber: '1' });
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
    await endRests();
    // Nothing is left to be sent: this only waits for what might be on its way.
    await draft.flush();
    expect([sent, stored.size]).toEqual([[], 0]);
  });
});
