import { workflowInfo } from '@temporalio/workflow';

/** For `setWorkflowOptions` of a process that ends with the build it began with. Where workers have no versions, as on one machine, the server takes none. */
export function pinnedWhereVersioned(): { versioningBehavior?: 'PINNED' } {
  const isVersioned = (workflowInfo().currentDeploymentVersion?.deploymentName ?? '') !== '';
  return isVersioned ? { versioningBehavior: 'PINNED' } : {};
}
