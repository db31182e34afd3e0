import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { WorkerDeploymentOptions } from '@temporalio/worker';
import type { Config } from './config.ts';

const { VersionDrainageStatus } = proto.temporal.api.enums.v1;

/**
 * How the workers of one release are told from those of another: the deployment is that of the task queue, the version that of
 * `WORKER_BUILD_ID`. Reviews go on under the version that is current; processes say themselves that they are pinned.
 *
 * @returns none where no build id is given: on one machine there is one build.
 */
export function deploymentOptionsOf(
  { workerBuildId, temporalTaskQueue }: Pick<Config, 'workerBuildId' | 'temporalTaskQueue'>,
): { workerDeploymentOptions?: WorkerDeploymentOptions } {
  return workerBuildId === null ? {} : {
    workerDeploymentOptions: {
      version: { deploymentName: temporalTaskQueue, buildId: workerBuildId }, useWorkerVersioning: true, defaultVersioningBehavior: 'AUTO_UPGRADE',
    },
  };
}

/** The versions of a deployment, as the server knows them. */
export interface DeploymentStanding {
  /** The build id under which everything goes on that is not pinned; null before the first one was set. */
  readonly current: string | null;
  /** `draining`: pinned processes are still under way. `drained`: its workers can be taken away. */
  readonly versions: readonly { readonly buildId: string; readonly drainage: 'draining' | 'drained' | null }[];
}

/** Throws a service error with code NOT_FOUND before the first versioned worker has polled. */
export async function readDeployment({ client, taskQueue }: { client: Client; taskQueue: string }): Promise<DeploymentStanding> {
  const { namespace } = client.options;
  const { workerDeploymentInfo: info } = await client.workflowService.describeWorkerDeployment({ namespace, deploymentName: taskQueue });
  const known = info?.routingConfig?.currentDeploymentVersion?.buildId;
  return {
    current: known === undefined || known === null || known === '' ? null : known,
    versions: (info?.versionSummaries ?? []).map(({ deploymentVersion, drainageStatus, drainageInfo }) => ({
      buildId: deploymentVersion?.buildId ?? '', drainage: drainageOf(drainageInfo?.status ?? drainageStatus),
    })),
  };
}

/** Lets everything that is not pinned go on under a version whose workers poll. Safe to retry; an earlier one can be set again. */
export async function setCurrentVersion({ client, taskQueue }: { client: Client; taskQueue: string }, buildId: string): Promise<void> {
  const { namespace, identity } = client.options;
  await client.workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName: taskQueue, buildId, identity });
}

function drainageOf(status: proto.temporal.api.enums.v1.VersionDrainageStatus | null | undefined): 'draining' | 'drained' | null {
  if (status === VersionDrainageStatus.VERSION_DRAINAGE_STATUS_DRAINING) return 'draining';
  return status === VersionDrainageStatus.VERSION_DRAINAGE_STATUS_DRAINED ? 'drained' : null;
}
