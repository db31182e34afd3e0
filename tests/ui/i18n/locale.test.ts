import { afterAll, describe, expect, it } from '@jest/globals';
import type { ReactiveController } from 'lit';

const stored = new Map<string, string>();
const html = { lang: '' };
const before = Object.getOwnPropertyDescriptors({ document: globalThis.document, localStorage: globalThis.localStorage, navigator: globalThis.navigator });
Object.assign(globalThis, {
  document: { documentElement: html },
  localStorage: { getItem: (name: string) => stored.get(name) ?? null, setItem: (name: string, value: string) => stored.set(name, value) },
});
Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-GB', 'zh-CN'] }, configurable: true });
// The language is found out as the module is loaded, so the page has to be there first, and the module be loaded for it.
const { currentLocale, LocaleController, say, setLocale } = await loadLocale();

// Files that run after it in this process have the page they had.
afterAll(() => { Object.defineProperties(globalThis, before); });

function loadLocale(): Promise<typeof import('../../../ui/i18n/locale.ts')> {
  return import(new URL('../../../ui/i18n/locale.ts?page', import.meta.url).href);
}

class Host {
  renders = 0;
  readonly controllers: ReactiveController[] = [];
  readonly updateComplete = Promise.resolve(true);

  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }

  removeController(): void {}

  requestUpdate(): void {
    this.renders += 1;
  }
}

describe('the language of the page', () => {
  it('is at first the one the browser prefers', () => {
    expect(currentLocale()).toBe('en');
    expect(html.lang).toBe('en');
    expect(say('common.signOut')).toBe('Sign out');
  });

  it('changes everywhere, and is remembered', () => {
    setLocale('zh-CN');
    expect(say('common.signOut')).toBe('退出登录');
    expect(html.lang).toBe('zh-CN');
    expect(stored.get('xs-locale')).toBe('zh-CN');
  });

  it('renders what is on the page again, and nothing that has left it', () => {
    const host = new Host();
    new LocaleController(host);
    const [controller] = host.controllers;
    controller?.hostConnected?.();
    setLocale('en');
    expect(host.renders).toBe(1);
    controller?.hostDisconnected?.();
    setLocale('zh-CN');
    expect(host.renders).toBe(1);
  });

  it('fills in what a sentence leaves open', () => {
    expect(say('portal.signIn.wait', { seconds: 30 })).toBe('请在 30 秒后再试');
  });
});
