import proto from '@temporalio/proto';

const { HistoryEvent } = proto.temporal.api.history.v1;
const { EventType } = proto.temporal.api.enums.v1;

export type History = proto.temporal.api.history.v1.IHistory;
type Event = proto.temporal.api.history.v1.IHistoryEvent;

/** What happens next to a workflow that waits, for want of knowing: its timer fires, or somebody sends it a signal. */
export type NextEvent = { readonly kind: 'timer'; readonly timerId: string } | { readonly kind: 'signal'; readonly name: string };

/**
 * A history up to where the workflow last waited: what came in since, and a task that is under way, are left out.
 *
 * @returns null when the workflow has not done anything yet.
 */
export function historyAtRest({ events }: History): History | null {
  const all = events ?? [];
  const completed = all.findLastIndex(({ eventType }) => eventType === EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED);
  if (completed === -1) return null;
  const after = all.slice(completed + 1);
  const foreign = after.findIndex((event) => !isOfTask(event));
  return { events: foreign === -1 ? all : all.slice(0, completed + 1 + foreign) };
}

/** The timer that such a history waits for; the youngest when there are several, null when there is none. */
export function openTimerOf({ events }: History): string | null {
  const open: string[] = [];
  for (const { timerStartedEventAttributes: started, timerFiredEventAttributes: fired, timerCanceledEventAttributes: canceled } of events ?? []) {
    if (started?.timerId) open.push(started.timerId);
    const over = fired?.timerId ?? canceled?.timerId;
    if (over) open.splice(open.indexOf(over), 1);
  }
  return open.at(-1) ?? null;
}

/** Ids of the patches that were active when a history was made. */
export function patchesOf({ events }: History): string[] {
  const markers = (events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) => (marker?.markerName === 'core_patch' ? [marker] : []));
  return markers.flatMap(({ details }) => details?.['patch-data']?.payloads ?? []).map(({ data }) => {
    const known: unknown = JSON.parse(Buffer.from(data ?? []).toString('utf8'));
    return String(Reflect.get(Object(known), 'id'));
  });
}

/** Whether a process ends with the build it began with, as its last task said. */
export function isPinned({ events }: History): boolean {
  const last = (events ?? []).findLast(({ workflowTaskCompletedEventAttributes: completed }) => completed);
  return last?.workflowTaskCompletedEventAttributes?.versioningBehavior === proto.temporal.api.enums.v1.VersioningBehavior.VERSIONING_BEHAVIOR_PINNED;
}

/** A history at rest, and then this event with the task that the server makes of it. */
export function withNextEvent(history: History, next: NextEvent): History {
  const events = [...history.events ?? []];
  const started = events.find((event) => next.kind === 'timer' && event.timerStartedEventAttributes?.timerId === next.timerId);
  const eventTime = timeOf(started ?? events.at(-1), started?.timerStartedEventAttributes?.startToFireTimeout);
  const taskQueue = events[0]?.workflowExecutionStartedEventAttributes?.taskQueue ?? {};
  const add = (more: object): number => {
    const eventId = Number(events.at(-1)?.eventId ?? 0) + 1;
    events.push(HistoryEvent.fromObject({ eventId, eventTime, ...more }));
    return eventId;
  };
  add(next.kind === 'timer'
    ? { eventType: EventType.EVENT_TYPE_TIMER_FIRED, timerFiredEventAttributes: { timerId: next.timerId, startedEventId: started?.eventId } }
    : { eventType: EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED, workflowExecutionSignaledEventAttributes: { signalName: next.name, input: { payloads: [] }, identity: IDENTITY } });
  const scheduledEventId = add({
    eventType: EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
    workflowTaskScheduledEventAttributes: { taskQueue, startToCloseTimeout: { seconds: 5 }, attempt: 1 },
  });
  add({ eventType: EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED, workflowTaskStartedEventAttributes: { scheduledEventId, identity: IDENTITY, requestId: IDENTITY } });
  return { events };
}

const IDENTITY = 'gate';

/** Whether the workflow itself brought this about in the task before. */
function isOfTask(event: Event): boolean {
  if (event.workflowExecutionUpdateAcceptedEventAttributes || event.workflowExecutionUpdateCompletedEventAttributes) return true;
  return Object.values(event).some((attributes: unknown) =>
    typeof attributes === 'object' && attributes !== null && Number(Reflect.get(attributes, 'workflowTaskCompletedEventId') ?? 0) > 0);
}

function timeOf(event: Event | undefined, later: { seconds?: unknown; nanos?: number | null } | null | undefined): object {
  const nanos = (event?.eventTime?.nanos ?? 0) + (later?.nanos ?? 0);
  return { seconds: Number(event?.eventTime?.seconds ?? 0) + Number(later?.seconds ?? 0) + Math.floor(nanos / 1e9), nanos: nanos % 1e9 };
}
