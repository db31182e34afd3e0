import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HttpProblem } from '../../../ui/http/http-problem.ts';
import type { Batch, Receipt, ReceiptFilter, ReceiptPage } from '../../../ui/screens/batches/batch-types.ts';
import { LiveProcess } from '../../../ui/controllers/live-process.ts';
import { problem } from '../support/problem.ts';

const NONE = { applied: 0, already_applied: 0, stale: 0, forbidden: 0, invalid: 0, cancelled: 0 };

const batchOf = (more: Partial<Batch>): Batch => ({
  id: 'b1', kind: null, verb: 'approve', reason: null, chosenBy: 'items', total: 3, state: 'running', isCancelling: false, counts: NONE,
  createdAt: '2026-11-25T01:00:00.000Z', endedAt: null, ...more,
});
const receiptOf = (position: number): Receipt => ({
  position, caseId: `c${position}`, caseNumber: null, subjectName: null, result: null, reasonCode: null, at: null, earlier: null,
});

let reads: (Batch | HttpProblem)[];
let asked: string[];
let page: ReceiptPage;
let live: LiveProcess<Batch, Receipt, Exclude<ReceiptFilter, null>>;

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(globalThis, { window: { addEventListener: () => {}, removeEventListener: () => {} } });
  reads = [];
  asked = [];
  page = { items: [receiptOf(1)], nextCursor: null };
  const host = { addController: () => {}, removeController: () => {}, requestUpdate: () => {}, updateComplete: Promise.resolve(true) };
  live = new LiveProcess(host, {
    async read() {
      asked.push('read');
      const next = reads.shift();
      if (next === undefined || next instanceof HttpProblem) throw next ?? new Error('not expected');
      return next;
    },
    async receipts(filter, { cursor }) {
      asked.push(`receipts ${filter ?? 'all'} ${cursor ?? 'top'}`);
      return page;
    },
    cancel: async () => batchOf({ isCancelling: true }),
  });
});

afterEach(() => {
  live.hostDisconnected();
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'window');
});

const readsSoFar = (): number => asked.filter((what) => what === 'read').length;

describe('the screen of a batch', () => {
  it('asks each second while it runs, and no more once it has ended', async () => {
    reads.push(batchOf({}), batchOf({ counts: { ...NONE, applied: 2 } }), batchOf({ state: 'completed', counts: { ...NONE, applied: 3 } }));
    live.hostConnected();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(live.process?.counts.applied).toBe(2);
    await jest.advanceTimersByTimeAsync(10_000);
    expect([live.process?.state, readsSoFar()]).toEqual(['completed', 3]);
  });

  it('goes on asking after an outage with what it has shown, and stops when it is not there', async () => {
    reads.push(batchOf({}), problem(0, 'unreachable'), problem(404, 'not-found'));
    live.hostConnected();
    await jest.advanceTimersByTimeAsync(1_000);
    expect([live.process?.id, live.problem?.code]).toEqual(['b1', 'unreachable']);
    await jest.advanceTimersByTimeAsync(10_000);
    expect([live.problem?.code, readsSoFar()]).toEqual(['not-found', 3]);
  });

  it('asks for nothing once it is left', async () => {
    reads.push(batchOf({}));
    live.hostConnected();
    await jest.advanceTimersByTimeAsync(100);
    live.hostDisconnected();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(readsSoFar()).toBe(1);
  });

  it('shows the receipts of one result, and the page after', async () => {
    reads.push(batchOf({ state: 'completed' }));
    live.hostConnected();
    await jest.advanceTimersByTimeAsync(100);
    page = { items: [receiptOf(2)], nextCursor: '2' };
    await live.show('stale');
    page = { items: [receiptOf(3)], nextCursor: null };
    await live.more();
    await live.more();
    expect(live.receipts.map(({ position }) => position)).toEqual([2, 3]);
    expect(asked).toEqual(['read', 'receipts all top', 'receipts stale top', 'receipts stale 2']);
    expect(live.hasMore).toBe(false);
  });

  it('follows what it has asked to end', async () => {
    reads.push(batchOf({}), batchOf({ state: 'cancelled', counts: { ...NONE, cancelled: 3 } }));
    live.hostConnected();
    await jest.advanceTimersByTimeAsync(100);
    await live.cancel();
    expect(live.process?.state).toBe('cancelled');
  });
});
