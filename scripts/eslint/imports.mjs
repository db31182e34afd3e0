import path from 'node:path';
import { faultOf } from './rooms.mjs';

/** @typedef {import('eslint').Rule.RuleContext} Context */

/**
 * ESLint rule: an import stays within what the rooms of the house allow (rooms.mjs).
 * @type {import('eslint').Rule.RuleModule}
 */
export const imports = {
  meta: { type: 'problem', schema: [], messages: { fault: '{{ fault }}' } },
  create(context) {
    const from = relativePath(context, context.filename);
    /** @param {any} source the node of the specifier @param {'static' | 'lazy' | 'type'} kind */
    const check = (source, kind) => {
      if (typeof source?.value !== 'string') {
        return;
      }
      const isFile = source.value.startsWith('.');
      const specifier = isFile ? relativePath(context, path.resolve(path.dirname(context.filename), source.value)) : source.value;
      const fault = faultOf({ from, specifier, isFile, kind });
      if (fault !== null) {
        context.report({ node: source, messageId: 'fault', data: { fault } });
      }
    };
    return {
      ImportDeclaration: (/** @type {any} */ node) => check(node.source, node.importKind === 'type' ? 'type' : 'static'),
      ExportNamedDeclaration: (/** @type {any} */ node) => check(node.source, node.exportKind === 'type' ? 'type' : 'static'),
      ExportAllDeclaration: (/** @type {any} */ node) => check(node.source, node.exportKind === 'type' ? 'type' : 'static'),
      ImportExpression: (/** @type {any} */ node) => check(node.source, 'lazy'),
      TSImportType: (/** @type {any} */ node) => check(node.source ?? node.argument?.literal, 'type'),
    };
  },
};

/** @param {Context} context @param {string} file @returns {string} from the project folder, with slashes */
const relativePath = (context, file) => path.relative(context.cwd, file).split(path.sep).join('/');
