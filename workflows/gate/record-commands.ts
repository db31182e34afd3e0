import {
  type ConcludeActivationInput, proxySinks, workflowInfo, type WorkflowInterceptorsFactory,
} from '@temporalio/workflow';
import type { CaseRow } from '../shared/case-state.ts';
import { type GateSinks, shapeOf } from '../shared/recorded.ts';
import { now } from '../kit/now.ts';

/**
 * Part of the bundle that the gate replays, never of the one that workers run (docs/releases.md): once a history has ended,
 * it writes down what the workflow does about one more event instead of letting it happen.
 */

type Command = ConcludeActivationInput['commands'][number];

/** An invented row waits this long for its next deadline. */
const NEXT_DEADLINE_MS = 5 * 24 * 60 * 60 * 1000;

// Shared by all workflows of a process, and loaded before anything is frozen: nobody reads the stacks of a replay, and collecting
// one for each promise takes half of its time.
Reflect.set(Error, 'stackTraceLimit', 0);

const { gate } = proxySinks<GateSinks>();

/** One recorder per workflow. */
export const interceptors: WorkflowInterceptorsFactory = () => {
  let lines: string[] = [];
  let known: unknown = null;
  const isPast = (): boolean => workflowInfo().unsafe.isReplaying;
  return {
    outbound: [{
      async scheduleLocalActivity(input, next) {
        if (isPast()) {
          known = await next(input);
          return known;
        }
        lines.push(`local activity ${input.activityType}(${input.args.map(shapeOf).join(', ')})`);
        return movedOn(known);
      },
      async scheduleActivity(input, next) {
        if (!isPast()) lines.push(`activity ${input.activityType}(${input.args.map(shapeOf).join(', ')})`);
        return next(input);
      },
    }],
    internals: [{
      concludeActivation(input, next) {
        if (isPast()) return next(input);
        const patches = input.commands.map(({ setPatchMarker }) => setPatchMarker?.patchId).filter((id) => typeof id === 'string');
        gate.recorded({ lines: [...lines, ...input.commands.map(describe).filter((line) => line !== null)], patches });
        lines = [];
        return { commands: [] };
      },
    }],
  };
};

/** What an activity might say of the case: its last row, one revision further and with a deadline. */
function movedOn(known: unknown): unknown {
  const row = isResult(known) ? known.row : known;
  if (!isRow(row)) return row;
  const at = new Date(Date.parse(now()) + NEXT_DEADLINE_MS).toISOString();
  return { ...row, revision: row.revision + 1, deadline: { kind: row.status === 'returned' ? 'lapse' : 'escalate', at } };
}

function isResult(value: unknown): value is { row: unknown } {
  return typeof value === 'object' && value !== null && 'row' in value;
}

function isRow(value: unknown): value is CaseRow {
  return typeof value === 'object' && value !== null && 'revision' in value && 'status' in value;
}

/** One line; null for an activity, which was written down when it was called, and for a patch, which is named beside. */
function describe(command: Command): string | null {
  if (command.startTimer) return `timer of ${secondsOf(command.startTimer.startToFireTimeout)} s`;
  if (command.upsertWorkflowSearchAttributes) return `search attributes ${Object.keys(command.upsertWorkflowSearchAttributes.searchAttributes?.indexedFields ?? {}).toSorted().join(', ')}`;
  if (command.scheduleActivity || command.scheduleLocalActivity || command.setPatchMarker) return null;
  const [kind = 'command'] = Object.entries(command).filter(([name, value]) => !NOT_COMMANDS.includes(name) && value !== undefined).map(([name]) => name);
  return kind.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

const NOT_COMMANDS = ['userMetadata', 'eventGroupMarkers'];

function secondsOf(duration: { seconds?: unknown; nanos?: number | null } | null | undefined): number {
  return Number(duration?.seconds ?? 0) + Math.round((duration?.nanos ?? 0) / 1e6) / 1000;
}
