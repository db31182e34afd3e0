import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createRelayPace, type RelayPace } from '../../../activities/relay-pace.ts';

describe('the pace of the relay', () => {
  let pace: RelayPace;
  let rounds = 0;

  beforeEach(() => {
    jest.useFakeTimers();
    rounds = 0;
    pace = createRelayPace();
    void pace.due().then(() => { rounds += 1; });
  });

  afterEach(() => { jest.useRealTimers(); });

  const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

  it('looks once a second when nothing is said', async () => {
    await pass(990);
    expect(rounds).toBe(0);
    await pass(20);
    expect(rounds).toBe(1);
  });

  it('waits until nothing has been added for a quarter of a second', async () => {
    for (let count = 0; count < 10; count += 1) {
      pace.added('notifyApplicant');
      await pass(200);
    }
    expect(rounds).toBe(0);
    await pass(60);
    expect(rounds).toBe(1);
  });

  it('waits five seconds at most', async () => {
    for (let waited = 0; waited < 4_800; waited += 200) {
      pace.added('notifyApplicant');
      await pass(200);
    }
    expect(rounds).toBe(0);
    pace.added('notifyApplicant');
    await pass(220);
    expect(rounds).toBe(1);
  });

  it.each(['startCase', 'startBatch', 'sendAccessCode', 'sendResetCode'])('begins at once for %s', async (topic) => {
    pace.added('notifyApplicant');
    pace.added(topic);
    await pass(1);
    expect(rounds).toBe(1);
  });

  it('remembers what was added while a round ran', async () => {
    await pass(1_000);
    pace.added('sendAccessCode');
    let again = 0;
    void pace.due().then(() => { again += 1; });
    await pass(1);
    expect(again).toBe(1);
  });

  it('ends the waiting when it is told to', async () => {
    pace.hurry();
    await pass(0);
    expect(rounds).toBe(1);
  });
});
