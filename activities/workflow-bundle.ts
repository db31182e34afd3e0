import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BundleOptions, bundleWorkflowCode, DefaultLogger, type WorkflowBundleOption } from '@temporalio/worker';

const WORKFLOWS = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
const RECORDER = fileURLToPath(new URL('../workflows/gate/record-commands.ts', import.meta.url));

/** All workflows in one text, as a worker loads them. Takes one to three seconds. */
export async function bundleWorkflows(): Promise<string> {
  return bundle({});
}

/** The same with what writes down their next commands, for the gate (docs/releases.md); no worker loads it. */
export async function bundleForGate(): Promise<string> {
  return bundle({ workflowInterceptorModules: [RECORDER], preloadModules: [RECORDER] });
}

/** Whether a bundle is one for the gate. */
export function isGateBundle(code: string): boolean {
  return code.includes('workflows/gate/record-commands.ts');
}

/** Where a build leaves the bundle for the gate: beside the one for workers. */
export function gateBundleOf(workflowBundle: string): string {
  return path.join(path.dirname(workflowBundle), 'gate.cjs');
}

/** The bundle that was made when the release was built; where there is none, the workflows are bundled now. */
export async function findWorkflowBundle({ workflowBundle }: { readonly workflowBundle: string | null }): Promise<WorkflowBundleOption> {
  return workflowBundle === null ? { code: await bundleWorkflows() } : { codePath: workflowBundle };
}

async function bundle(more: Partial<BundleOptions>): Promise<string> {
  const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('ERROR'), ...more });
  return code;
}
