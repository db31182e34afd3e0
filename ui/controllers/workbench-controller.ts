import type { InferResponseType } from 'hono/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { workbenchApi } from '../http/clients.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { SESSION_RENEWED } from '../http/session-events.ts';
import { RefreshController, type Refreshable } from './refresh-controller.ts';

export type Workbench = InferResponseType<typeof workbenchApi.index.$get, 200>;

/** Who shows a part of the workbench now. What was fetched is shared by them and forgotten with the last. */
const hosts = new Set<ReactiveControllerHost>();
let value: Workbench | null = null;
let problem: HttpProblem | null = null;
let fetchedAt = '';
let underWay: Promise<void> | null = null;

/** Fetches the workbench for everyone who shows a part of it; asking while an answer is on its way waits for that one. */
export function reloadWorkbench(): Promise<void> {
  underWay ??= fetchWorkbench().finally(() => {
    underWay = null;
    for (const host of hosts) host.requestUpdate();
  });
  return underWay;
}

/** Fetches it after something has changed: an answer that is on its way may be older than that. */
export async function renewWorkbench(): Promise<void> {
  await underWay;
  await reloadWorkbench();
}

async function fetchWorkbench(): Promise<void> {
  try {
    value = await (await workbenchApi.index.$get()).json();
    fetchedAt = new Date().toISOString();
    problem = null;
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    problem = error;
  }
}

/** What waits, live, for menu and workbench alike: one request for all of them. */
export class WorkbenchController implements ReactiveController, Refreshable {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
    new RefreshController(host, this);
  }

  get value(): Workbench | null {
    return value;
  }

  get problem(): HttpProblem | null {
    return problem;
  }

  /** When the numbers were true, ISO 8601; empty before the first answer. */
  get fetchedAt(): string {
    return fetchedAt;
  }

  reload(): Promise<void> {
    return renewWorkbench();
  }

  hostConnected(): void {
    hosts.add(this.#host);
    window.addEventListener(SESSION_RENEWED, this.#reload);
    void reloadWorkbench();
  }

  hostDisconnected(): void {
    window.removeEventListener(SESSION_RENEWED, this.#reload);
    hosts.delete(this.#host);
    if (hosts.size > 0) return;
    value = null;
    problem = null;
  }

  /** What is on its way may still be that of another membership. Each host has its own: of the same function a page keeps one, which the first to go would take along. */
  readonly #reload = (): void => { void this.reload(); };
}
