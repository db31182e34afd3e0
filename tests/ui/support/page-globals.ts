/**
 * What the language of the page is read from and written to. Import it first in a test of words: a module that speaks
 * finds out its language as it is loaded.
 */
Object.assign(globalThis, {
  document: { documentElement: { lang: '' }, createTreeWalker: () => ({}) },
  localStorage: { getItem: () => 'zh-CN', setItem: () => {} },
});
