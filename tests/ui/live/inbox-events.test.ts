import { beforeEach, describe, expect, it } from '@jest/globals';
import { InboxEvents, type TabChannel } from '../../../ui/live/inbox-events.ts';

/** A server's stream as a tab opens it. */
class Source extends EventTarget {
  readyState = 1;
  close(): void { this.readyState = 2; }
  say(name: string): void { this.dispatchEvent(new Event(name)); }
  fail(isFinal: boolean): void {
    this.readyState = isFinal ? 2 : 0;
    this.say('error');
  }
}

/** One browser with several tabs: a lock, a channel, and what they have opened. */
class FakeBrowser {
  readonly sources: Source[] = [];
  readonly later: (() => void)[] = [];
  readonly #channels = new Set<TabChannel>();
  readonly #waiting: (() => void)[] = [];
  #isHeld = false;

  tab(): InboxEvents {
    return new InboxEvents({
      lock: (work) => this.#lock(work),
      channel: () => this.#channel(),
      source: () => {
        const source = new Source();
        this.sources.push(source);
        return source;
      },
      later: (work) => {
        this.later.push(work);
        return () => {};
      },
    });
  }

  async #lock(work: () => Promise<void>): Promise<void> {
    if (this.#isHeld) await new Promise<void>((resolve) => { this.#waiting.push(resolve); });
    this.#isHeld = true;
    await work();
    this.#isHeld = false;
    this.#waiting.shift()?.();
  }

  #channel(): TabChannel {
    const channels = this.#channels;
    const channel: TabChannel = {
      onmessage: null,
      postMessage(data: unknown) {
        for (const other of channels) if (other !== channel) other.onmessage?.(new MessageEvent('message', { data }));
      },
      close() { channels.delete(channel); },
    };
    channels.add(channel);
    return channel;
  }
}

const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

describe('the events of an inbox in a browser', () => {
  let browser: FakeBrowser;
  let heard: string[];
  const listen = (name: string, tab: InboxEvents): (() => void) => tab.listen(() => { heard.push(name); });

  beforeEach(() => {
    browser = new FakeBrowser();
    heard = [];
  });

  it('have a page that was loaded before the stream was there ask once more', async () => {
    listen('tab', browser.tab());
    await settled();
    browser.sources[0]?.say('ready');
    expect(heard).toEqual(['tab']);
  });

  it('come over one connection, and every tab hears them', async () => {
    const [first, second] = [browser.tab(), browser.tab()];
    listen('first', first);
    listen('second', second);
    await settled();
    expect(browser.sources).toHaveLength(1);
    browser.sources[0]?.say('ready');
    heard = [];
    browser.sources[0]?.say('inbox');
    expect(heard.toSorted()).toEqual(['first', 'second']);
    expect([first.isLive, second.isLive]).toEqual([true, true]);
  });

  it('go on when the tab with the connection is closed', async () => {
    const [first, second] = [browser.tab(), browser.tab()];
    const leave = listen('first', first);
    listen('second', second);
    await settled();
    browser.sources[0]?.say('ready');
    leave();
    await settled();
    expect(browser.sources.map(({ readyState }) => readyState)).toEqual([2, 1]);
    heard = [];
    browser.sources[1]?.say('ready');
    browser.sources[1]?.say('inbox');
    expect(heard).toEqual(['second', 'second']);
  });

  it('tell a tab that comes later that they are heard', async () => {
    listen('first', browser.tab());
    await settled();
    browser.sources[0]?.say('ready');
    const late = browser.tab();
    listen('late', late);
    expect(late.isLive).toBe(true);
  });

  it('are away while the server is, and whatever happened meanwhile is asked for', async () => {
    const tab = browser.tab();
    listen('tab', tab);
    await settled();
    browser.sources[0]?.say('ready');
    browser.sources[0]?.fail(false);
    heard = [];
    expect([tab.isLive, browser.later.length]).toEqual([false, 0]);
    browser.sources[0]?.say('ready');
    expect([tab.isLive, heard]).toEqual([true, ['tab']]);
  });

  it('are asked for again after a refusal, at once when somebody signs in', async () => {
    const tab = browser.tab();
    listen('tab', tab);
    await settled();
    browser.sources[0]?.fail(true);
    expect(browser.later).toHaveLength(1);
    tab.renew();
    expect(browser.sources).toHaveLength(2);
    browser.sources[1]?.fail(true);
    browser.later[1]?.();
    expect(browser.sources).toHaveLength(3);
  });

  it('are heard anew when the person acts in another membership, and whatever that changes is asked for', async () => {
    const tab = browser.tab();
    listen('tab', tab);
    await settled();
    browser.sources[0]?.say('ready');
    tab.renew();
    expect(browser.sources.map(({ readyState }) => readyState)).toEqual([2, 1]);
    heard = [];
    browser.sources[1]?.say('ready');
    expect(heard).toEqual(['tab']);
  });

  it('are not looked for where the browser has no locks', () => {
    const tab = new InboxEvents({ lock: null, channel: () => { throw new Error('not expected'); }, source: () => { throw new Error('not expected'); }, later: () => () => {} });
    listen('tab', tab)();
    expect(tab.isLive).toBe(false);
  });
});
