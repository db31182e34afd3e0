import { randomUUID } from 'node:crypto';
import type { Answer, BrowserSession } from './browser-session.ts';
import { register, REVIEWING_BUREAU, signedInDemo } from './remote-browser.ts';

/** A case as its reviewer sees it once it is open. */
export interface LoadedCase {
  readonly caseId: string;
  readonly revision: number;
}

/** People who register and decide over HTTP without pause until they are told to stop. */
export interface Load {
  /** Signs reviewers in and begins; settles when everybody has stopped. */
  run(): Promise<void>;
  stop(): void;
  /** Cases that were answered with a number, and these numbers. */
  readonly caseIds: string[];
  readonly numbers: string[];
  /** Cases whose decision was answered with 200. */
  readonly decided: string[];
  /** Decisions that were answered with 202, with the key under which to ask. */
  readonly sent: { readonly found: LoadedCase; readonly key: string }[];
  /** Answers that nobody should get. */
  readonly surprises: string[];
  /** Cases without a decision that was answered with 200 or 202. */
  open(): LoadedCase[];
  decide(found: LoadedCase, key: string): Promise<Answer>;
  /** What became of a decision that was answered with 202. */
  ask(key: string): Promise<Answer>;
}

/** As many of each as keep a small machine busy. */
const [APPLICANTS, REVIEWERS] = [4, 3];

/** The revision at which a registration waits for its reviewer. */
const OPENED = 2;

/**
 * Applicants register employers, and reviewers of their bureau reject them; they are shared out over these addresses. Not yet open, or
 * Temporal away (404, 503): nothing is decided, and the case is decided later.
 */
export function createLoad(urls: readonly string[]): Load {
  const waiting: LoadedCase[] = [];
  const sessions: BrowserSession[] = [];
  let isRunning = true;
  const address = (place: number) => (): string => urls[place % urls.length] ?? '';
  const load: Pick<Load, 'caseIds' | 'numbers' | 'decided' | 'sent' | 'surprises'> = { caseIds: [], numbers: [], decided: [], sent: [], surprises: [] };

  async function apply(place: number): Promise<void> {
    while (isRunning) {
      const { caseId, caseNumber } = await register(address(place));
      load.caseIds.push(caseId);
      load.numbers.push(caseNumber);
      waiting.push({ caseId, revision: OPENED });
    }
  }

  function decideAs(session: BrowserSession, { caseId, revision }: LoadedCase, key: string): Promise<Answer> {
    return session.post(`/api/cases/${caseId}/decisions`, { verb: 'reject', reason: '材料与证照不一致', expectedRevision: revision }, { 'Idempotency-Key': key });
  }

  async function review(session: BrowserSession): Promise<void> {
    while (isRunning) {
      const found = waiting.shift();
      if (found === undefined) {
        // Somebody at an empty inbox looks again.
        await session.get('/api/tasks?kind=registrationReview.employer');
        continue;
      }
      const key = randomUUID();
      const { status, json } = await decideAs(session, found, key);
      if (status === 200 && json.status === 'applied') load.decided.push(found.caseId);
      else if (status === 202) load.sent.push({ found, key });
      else if (status === 404 || status === 503) waiting.push(found);
      else load.surprises.push(`${status} ${String(json?.code ?? json?.status)}`);
    }
  }

  const first = (): BrowserSession => {
    const [session] = sessions;
    if (session === undefined) throw new Error('Nobody has signed in');
    return session;
  };

  return {
    ...load,
    async run() {
      for (let place = 0; place < REVIEWERS; place += 1) sessions.push(await signedInDemo(address(place), REVIEWING_BUREAU));
      await Promise.all([...sessions.map(review), ...Array.from({ length: APPLICANTS }, (_, place) => apply(place))]);
    },
    stop() { isRunning = false; },
    open: () => [...waiting],
    decide: (found, key) => decideAs(first(), found, key),
    ask: (key) => first().get(`/api/decisions/${key}`),
  };
}
