import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A compiler that has read a tree once and judges changes of single files. */
export interface Compiler {
  /** What is wrong in the files it was given, as `<file>: <message>`. */
  faults(): string[];
  /** What is wrong in one of them with another text in the place of a file; that file stays as it is. */
  faultsIn(judged: string, changed: { readonly file: string; readonly text: string }): string[];
}

/** Reads files of a tree and all that they import, as an editor does. Throws Error when its configuration cannot be read. */
export function createCompiler(root: string, files: readonly string[]): Compiler {
  const config = path.join(root, 'tsconfig.json');
  const { config: read, error } = ts.readConfigFile(config, (name) => readFileSync(name, 'utf8'));
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const { options } = ts.parseJsonConfigFileContent(read, ts.sys, root);
  const names = files.map((file) => path.join(root, file));
  const changed = new Map<string, string>();
  let version = 0;
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => names,
    getScriptVersion: (name) => (changed.has(name) ? String(version) : '0'),
    getScriptSnapshot(name) {
      const text = changed.get(name) ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath ?? ((name) => name),
  });
  const faultsOf = (file: string): string[] => service.getSemanticDiagnostics(path.join(root, file))
    .map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  return {
    faults: () => files.flatMap(faultsOf),
    faultsIn(judged, { file, text }) {
      version += 1;
      changed.set(path.join(root, file), text);
      const found = faultsOf(judged);
      changed.clear();
      return found;
    },
  };
}
