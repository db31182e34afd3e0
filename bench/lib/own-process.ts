import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs `bench/run.ts` once more with these arguments and waits for its end: an installation that was stopped cannot be started
 * again in the same process. Throws when it failed.
 */
export async function inOwnProcess(args: readonly string[]): Promise<void> {
  const [, script = ''] = process.argv;
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`bench ${args.join(' ')} ended with ${String(code)}`);
}
