const GLOBALS = new URL('globals.mjs', import.meta.url).href;

/** Gives test files what they import from `@jest/globals`. @type {import('node:module').ResolveHook} */
export function resolve(specifier, context, nextResolve) {
  return specifier === '@jest/globals' ? { url: GLOBALS, shortCircuit: true } : nextResolve(specifier, context);
}
