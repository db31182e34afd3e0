import '../support/page-globals.ts';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SESSION_RENEWED } from '../../../ui/http/session-events.ts';

const fetchOfNode = globalThis.fetch;
const page = new EventTarget();
Object.assign(globalThis, { window: page, navigator: {} });
Object.assign(document, { addEventListener: () => {}, removeEventListener: () => {}, visibilityState: 'visible' });

/** Requests that wait for an answer, which gives the number of unread messages. */
let waiting: ((unreadMessages: number) => void)[] = [];
globalThis.fetch = () => new Promise((resolve) => { waiting.push((unreadMessages) => { resolve(new Response(JSON.stringify({ unreadMessages }))); }); });

const { renewWorkbench, WorkbenchController } = await import('../../../ui/controllers/workbench-controller.ts');
const hostOf = () => ({ addController: () => {}, removeController: () => {}, requestUpdate: () => {}, updateComplete: Promise.resolve(true) });

/** Lets everything go on that waits for no answer. */
const settled = () => new Promise((resolve) => { setImmediate(resolve); });

async function answer(unreadMessages: number): Promise<void> {
  for (const give of waiting.splice(0)) give(unreadMessages);
  await settled();
}

beforeEach(() => { waiting = []; });
afterAll(() => {
  globalThis.fetch = fetchOfNode;
  for (const name of ['window', 'navigator']) Reflect.deleteProperty(globalThis, name);
});

describe('the workbench that parts of a page show', () => {
  it('is asked for once when the membership changes, also after one of them has gone', async () => {
    const [bell, screen] = [new WorkbenchController(hostOf()), new WorkbenchController(hostOf())];
    bell.hostConnected();
    screen.hostConnected();
    expect(waiting).toHaveLength(1);
    await answer(1);
    page.dispatchEvent(new Event(SESSION_RENEWED));
    await settled();
    expect(waiting).toHaveLength(1);
    await answer(2);
    screen.hostDisconnected();
    page.dispatchEvent(new Event(SESSION_RENEWED));
    await settled();
    expect(waiting).toHaveLength(1);
    await answer(0);
    expect(bell.value?.unreadMessages).toBe(0);
    bell.hostDisconnected();
    page.dispatchEvent(new Event(SESSION_RENEWED));
    await settled();
    expect(waiting).toHaveLength(0);
  });

  it('is asked for again after a change, when an answer is on its way that may be older', async () => {
    const bell = new WorkbenchController(hostOf());
    bell.hostConnected();
    void renewWorkbench();
    await answer(1);
    expect([bell.value?.unreadMessages, waiting.length]).toEqual([1, 1]);
    await answer(0);
    expect(bell.value?.unreadMessages).toBe(0);
    bell.hostDisconnected();
  });
});
