import type { ApiDeps } from './app-env.ts';

/** The workflow in the Temporal UI, for supervisors; null where no UI is configured. */
export function workflowUrl({ temporalUiUrl, temporalNamespace }: ApiDeps['config'], workflowId: string): string | null {
  return temporalUiUrl === null
    ? null : `${temporalUiUrl}/namespaces/${temporalNamespace}/workflows/${encodeURIComponent(workflowId)}`;
}
