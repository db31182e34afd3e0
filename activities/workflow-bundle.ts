import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleOption } from '@temporalio/worker';

const WORKFLOWS = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

/** All workflows in one text, as a worker loads them. Takes one to three seconds. */
export async function bundleWorkflows(): Promise<string> {
  const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('ERROR') });
  return code;
}

/** The bundle that was made when the release was built; where there is none, the workflows are bundled now. */
export async function findWorkflowBundle({ workflowBundle }: { readonly workflowBundle: string | null }): Promise<WorkflowBundleOption> {
  return workflowBundle === null ? { code: await bundleWorkflows() } : { codePath: workflowBundle };
}
