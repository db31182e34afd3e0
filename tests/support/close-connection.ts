import type { NativeConnection } from '@temporalio/worker';

/**
 * Closes what the workers of a test were connected by. Node 20 hands what a connection keeps for each call on to every promise
 * of its process until it is told not to, which the connection leaves out; a process runs many files.
 */
export async function closeConnection(connection: NativeConnection): Promise<void> {
  await connection.close();
  connection.callContextStorage.disable();
}
