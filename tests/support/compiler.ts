import path from 'node:path';
import { API, type Diagnostic, type Program } from '@typescript/native/unstable/sync';

/** A compiler that has read a tree once and judges changes of single files. */
export interface Compiler {
  /** What is wrong in the files it was given, as `<file>: <message>`. */
  faults(): string[];
  /** What is wrong in one of them with another text in the place of a file; that file stays as it is. */
  faultsIn(judged: string, changed: { readonly file: string; readonly text: string }): string[];
  /** Ends its process. */
  close(): void;
}

/** Reads files of a tree and all that they import, by the settings of its `tsconfig.json`, as an editor does. */
export function createCompiler(root: string, files: readonly string[]): Compiler {
  const project = path.join(root, 'tsconfig.judged.json');
  // Nothing of this is written: the compiler asks here before it looks at the disk.
  const texts = new Map([[project, JSON.stringify({ extends: './tsconfig.json', files, include: [] })]]);
  const api = new API({ cwd: root, fs: { fileExists: (name) => texts.has(name) || undefined, readFile: (name) => texts.get(name) } });
  const read = (changes: NonNullable<Parameters<typeof api.updateSnapshot>[0]>): Program => {
    const found = api.updateSnapshot(changes).getProject(project);
    if (found === undefined) throw new Error(`The compiler cannot read ${project}`);
    return found.program;
  };
  let program = read({ openProjects: [project] });
  const faultsOf = (file: string): string[] => program.getSemanticDiagnostics(path.join(root, file)).map((fault) => `${file}: ${textOf(fault)}`);
  return {
    faults: () => files.flatMap(faultsOf),
    faultsIn(judged, { file, text }) {
      const name = path.join(root, file);
      texts.set(name, text);
      program = read({ fileChanges: { changed: [name] } });
      const found = faultsOf(judged);
      texts.delete(name);
      program = read({ fileChanges: { changed: [name] } });
      return found;
    },
    close: () => api.close(),
  };
}

function textOf({ text, messageChain = [] }: Diagnostic): string {
  return [text, ...messageChain.map(textOf)].join('\n');
}
