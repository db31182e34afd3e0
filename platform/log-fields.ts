/** What may stand in a log line. A new field is added here, with a thought for what it may come to hold. */
export interface LogFields {
  /** What happened, a code in kebab-case. */
  readonly event: string;
  /** Reduced to name, codes and stack frames: a message may quote what a person typed. */
  readonly error?: unknown;
  readonly requestId?: string;
  readonly method?: string;
  /** The pattern of a path, `/api/cases/{id}`, never the path itself. */
  readonly route?: string;
  readonly status?: number;
  readonly durationMs?: number;
  readonly code?: string;
  readonly accountId?: string | null;
  readonly membershipId?: string | null;
  readonly organizationId?: string | null;
  readonly caseId?: string | null;
  readonly caseNumber?: string;
  readonly taskId?: string;
  readonly batchId?: string;
  readonly rosterId?: string;
  readonly decisionId?: string;
  readonly flowId?: string;
  readonly step?: string | null;
  readonly verb?: string;
  readonly revision?: number;
  readonly round?: number;
  readonly topic?: string;
  readonly entryId?: string | number;
  readonly messageId?: string;
  readonly channel?: string;
  readonly attempts?: number;
  readonly count?: number;
  readonly bytes?: number;
  readonly workflowId?: string;
  readonly runId?: string;
  readonly workflowType?: string;
  readonly activityId?: string;
  readonly activityType?: string;
  readonly taskQueue?: string;
  readonly namespace?: string;
  readonly component?: string;
  /** What the Temporal SDK says, up to where it begins to quote. */
  readonly sdkMessage?: string;
  readonly url?: string;
  readonly port?: number;
  readonly signal?: string;
  readonly version?: string;
}

type FieldName = Exclude<keyof LogFields, 'error'>;

const FIELDS: Readonly<Record<FieldName, true>> = {
  event: true, requestId: true, method: true, route: true, status: true, durationMs: true, code: true, accountId: true,
  membershipId: true, organizationId: true, caseId: true, caseNumber: true, taskId: true, batchId: true, rosterId: true, decisionId: true, flowId: true,
  step: true, verb: true, revision: true, round: true, topic: true, entryId: true, messageId: true, channel: true,
  attempts: true, count: true, bytes: true, workflowId: true, runId: true, workflowType: true, activityId: true,
  activityType: true, taskQueue: true, namespace: true, component: true, sdkMessage: true, url: true, port: true,
  signal: true, version: true,
};

export const REDACTED = '[redacted]';
const LONGEST = 300;
const MOST_FRAMES = 8;
const DEEPEST_CAUSE = 3;

/** ID numbers, mobile numbers, addresses of mail, user names in URLs, and any text that is no code. */
const PERSONAL = [
  /(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])/, /(?<![0-9A-Za-z-])(?:\+?86)?1[3-9]\d{9}(?![0-9A-Za-z-])/, /@/, /[^\x20-\x7e]/,
];

/** The fields that may be written, made safe; names that are not in the list are counted as `dropped`. */
export function safeFields(fields: object): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  let dropped = 0;
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (name === 'error') safe.error = safeError(value);
    else if (Object.hasOwn(FIELDS, name)) safe[name] = safeValue(value);
    else dropped += 1;
  }
  return dropped === 0 ? safe : { ...safe, dropped };
}

/** A code, number or truth value as it is; everything else replaced. */
export function safeValue(value: unknown): string | number | boolean | null {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string' || PERSONAL.some((pattern) => pattern.test(value))) return REDACTED;
  return value.slice(0, LONGEST);
}

/** What an error is, without what it says: name, codes, constraint and the frames of its stack. */
export function safeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const more = ['code', 'constraint', 'type'].flatMap((name) => {
    // Sequelize keeps the error of the database as `parent`.
    const value: unknown = Reflect.get(error, name) ?? Reflect.get(Object(Reflect.get(error, 'parent')), name);
    return typeof value === 'string' || typeof value === 'number' ? [[name, safeValue(value)] as const] : [];
  });
  const cause = error.cause === undefined || depth >= DEEPEST_CAUSE ? {} : { cause: safeError(error.cause, depth + 1) };
  return { name: safeValue(error.name), ...Object.fromEntries(more), frames: framesOf(error), ...cause };
}

/** Lines of the stack that name places in code. The message stands before them and may look like one. */
function framesOf({ stack = '', message }: Error): string[] {
  const lines = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).split('\n').map((line) => line.trim());
  return lines.filter((line) => /^at .+:\d+:\d+\)?$/.test(line)).slice(0, MOST_FRAMES).map((line) => String(safeFrame(line)));
}

/** Packages may lie under a folder with an @ in its name. */
function safeFrame(line: string): string | number | boolean | null {
  return safeValue(line.replaceAll('@', '')) === REDACTED ? REDACTED : line.slice(0, LONGEST);
}
