import '../support/page-globals.ts';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

const page = new EventTarget();
Object.assign(globalThis, { window: page, navigator: {} });
Object.assign(document, { addEventListener: () => {}, removeEventListener: () => {}, visibilityState: 'visible' });

const { RefreshController } = await import('../../../ui/controllers/refresh-controller.ts');
const { inboxEvents } = await import('../../../ui/live/page-events.ts');
const SECONDS = 1_000;
const host = { addController: () => {}, removeController: () => {}, requestUpdate: () => {}, updateComplete: Promise.resolve(true) };

/** Something shown, and how often it was fetched again. */
class Shown {
  reloads = 0;
  problem: unknown = null;

  async reload(): Promise<void> {
    this.reloads += 1;
  }
}

let [list, other] = [new Shown(), new Shown()];
let controller = new RefreshController(host);

beforeEach(() => {
  jest.useFakeTimers();
  [list, other] = [new Shown(), new Shown()];
  controller = new RefreshController(host, list, other);
  controller.hostConnected();
});
afterEach(() => {
  controller.hostDisconnected();
  inboxEvents.isLive = false;
  jest.useRealTimers();
});
afterAll(() => { for (const name of ['window', 'navigator']) Reflect.deleteProperty(globalThis, name); });

describe('what a screen shows', () => {
  it('is fetched again every 15 seconds while nothing says when it has changed', async () => {
    await jest.advanceTimersByTimeAsync(31 * SECONDS);
    expect([list.reloads, other.reloads]).toEqual([2, 2]);
  });

  it('is fetched again every two minutes while the server says so', async () => {
    inboxEvents.isLive = true;
    await jest.advanceTimersByTimeAsync(16 * SECONDS);
    const first = list.reloads;
    await jest.advanceTimersByTimeAsync(240 * SECONDS);
    expect(list.reloads - first).toBe(2);
  });

  it('is fetched again after 15 seconds where one of it could not be fetched, also then', async () => {
    inboxEvents.isLive = true;
    await jest.advanceTimersByTimeAsync(16 * SECONDS);
    const first = list.reloads;
    other.problem = new Error('offline');
    await jest.advanceTimersByTimeAsync(15 * SECONDS);
    expect(list.reloads - first).toBe(1);
    other.problem = null;
    await jest.advanceTimersByTimeAsync(15 * SECONDS);
    expect(list.reloads - first).toBe(1);
  });

  it('is left alone while nobody is there, and fetched at once for who comes back', async () => {
    await jest.advanceTimersByTimeAsync(400 * SECONDS);
    const before = list.reloads;
    await jest.advanceTimersByTimeAsync(60 * SECONDS);
    expect(list.reloads).toBe(before);
    page.dispatchEvent(new Event('keydown'));
    expect(list.reloads).toBe(before + 1);
  });
});
