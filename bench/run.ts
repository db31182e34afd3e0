import { benchApproval } from './approval/bench-approval.ts';
import { benchBatch } from './batch/bench-batch.ts';
import { benchGate } from './gate/bench-gate.ts';
import { benchCompletion } from './hours/bench-completion.ts';
import { benchProposal } from './hours/bench-proposal.ts';
import { benchRosters } from './hours/bench-rosters.ts';
import { benchInbox } from './inbox/bench-inbox.ts';
import { benchMoves } from './moves/bench-moves.ts';
import { benchRebuild } from './rebuild/bench-rebuild.ts';
import { type Options, readOptions } from './lib/options.ts';
import { stopAll } from './lib/stops.ts';

/** `npm run bench -- <name> [--option=number …]`; bench/README.md says what each one measures. */
const BENCHMARKS = new Map<string, (options: Options) => Promise<void> | void>([
  ['approval', benchApproval], ['batch', benchBatch], ['inbox', benchInbox], ['moves', benchMoves], ['gate', benchGate],
  ['completion', benchCompletion], ['proposal', benchProposal], ['rosters', benchRosters], ['rebuild', benchRebuild],
]);

async function main(): Promise<void> {
  const [name = '', ...rest] = process.argv.slice(2);
  const benchmark = BENCHMARKS.get(name);
  if (benchmark === undefined) {
    console.error(`npm run bench -- <name>, where the name is one of: ${[...BENCHMARKS.keys()].join(', ')}`);
    process.exitCode = 1;
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stopAll().finally(() => process.exit(1)));
  }
  try {
    await benchmark(readOptions(rest));
  } finally {
    await stopAll();
  }
}

await main();
