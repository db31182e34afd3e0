/** Fixed for the life of a store: it cannot be changed later. */
const HISTORY_SHARDS = 16;

/**
 * The configuration of a Temporal server whose four services run in one process and listen on this machine only.
 * @param {{ ports: Record<string, number>, postgresPort: number, user: string, password: string }} options
 * @returns {object} in the form of the server's YAML file
 */
export function clusterConfig({ ports, postgresPort, user, password }) {
  /** @param {string} databaseName @param {number} maxConns */
  const store = (databaseName, maxConns) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `127.0.0.1:${postgresPort}`,
      connectProtocol: 'tcp',
      user,
      password,
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  });
  /** @param {string} service */
  const rpc = (service) => ({ rpc: { grpcPort: ports[service], membershipPort: ports[`${service}Membership`], bindOnLocalHost: true } });
  const address = `127.0.0.1:${ports.frontend}`;
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: HISTORY_SHARDS,
      datastores: { main: store('temporal', 20), visibility: store('temporal_visibility', 10) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(['frontend', 'history', 'matching', 'worker'].map((service) => [service, rpc(service)])),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: { active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: address } },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    publicClient: { hostPort: address },
  };
}
