import { beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpProblem } from '../../../../ui/http/http-problem.ts';
import { Decisions } from '../../../../ui/screens/review/decisions.ts';
import type { Decision, DecisionAnswer } from '../../../../ui/screens/review/review-gateway.ts';
import { problem } from '../../support/problem.ts';

const DECISION: Decision = { caseId: 'c1', subjectName: '单位', verb: 'approve', returnCode: null, expectedRevision: 2, reason: '', reasonCode: null, recognizedHours: null };

type Answer = DecisionAnswer | HttpProblem;

let answers: Answer[];
let polls: Answer[];
let keys: string[];
let settled: string[];
let failed: string[];
let decisions: Decisions;

beforeEach(() => {
  answers = [];
  polls = [];
  keys = [];
  settled = [];
  failed = [];
  const give = (queue: Answer[]): Promise<DecisionAnswer> => {
    const next = queue.shift() ?? new Error('not expected');
    return typeof next === 'string' ? Promise.resolve(next) : Promise.reject(next);
  };
  decisions = new Decisions({
    gateway: {
      decide(_decision, key) {
        keys.push(key);
        return give(answers);
      },
      pollDecision: () => give(polls),
    },
    changed: () => {},
    settled: ({ caseId }, answer) => { settled.push(`${caseId} ${answer}`); },
    failed: ({ caseId }, { kind, problem: { code } }) => { failed.push(`${caseId} ${kind} ${code}`); },
    wait: () => Promise.resolve(),
  });
});

describe('a decision', () => {
  it('stands at once, or after it was asked for', async () => {
    answers.push('applied', 'in_progress');
    polls.push('in_progress', problem(503, 'temporal-unavailable'), 'already_applied');
    await decisions.decide(DECISION);
    await decisions.decide({ ...DECISION, caseId: 'c2' });
    expect(settled).toEqual(['c1 applied', 'c2 already_applied']);
    expect(decisions.stateOf('c2').kind).toBe('none');
  });

  it('is sent again under its key while nobody knows what became of it', async () => {
    answers.push(problem(503, 'temporal-unavailable'), problem(0, 'unreachable'), 'applied');
    await decisions.decide(DECISION);
    expect(decisions.stateOf('c1').kind).toBe('unanswered');
    await decisions.retry('c1');
    await decisions.decide(DECISION);
    expect(new Set(keys).size).toBe(1);
    expect(settled).toEqual(['c1 applied']);
  });

  it('is another one with another reason', async () => {
    answers.push(problem(503, 'case-busy'), 'applied');
    await decisions.decide(DECISION);
    await decisions.decide({ ...DECISION, reason: '补充意见' });
    expect(new Set(keys).size).toBe(2);
  });

  it('gets a new key once it was refused for good', async () => {
    answers.push(problem(403, 'forbidden'), problem(409, 'stale'), 'applied');
    await decisions.decide(DECISION);
    expect(decisions.stateOf('c1').kind).toBe('refused');
    await decisions.decide(DECISION);
    expect(decisions.stateOf('c1').kind).toBe('stale');
    await decisions.decide(DECISION);
    expect(new Set(keys).size).toBe(3);
  });

  it('that was given up is refused, and asking that goes on failing is left to the person', async () => {
    answers.push('in_progress', 'in_progress');
    polls.push(problem(410, 'not-applied'), ...Array.from({ length: 5 }, () => problem(0, 'unreachable')));
    await decisions.decide(DECISION);
    expect(decisions.stateOf('c1').kind).toBe('refused');
    await decisions.decide({ ...DECISION, caseId: 'c2' });
    expect(decisions.stateOf('c2').kind).toBe('unanswered');
    expect(polls).toEqual([]);
  });

  it('that the server forgot with its failure failed so, and is sent again under its key', async () => {
    answers.push('in_progress', 'applied');
    polls.push(problem(503, 'temporal-unavailable'), problem(404, 'not-found'));
    await decisions.decide(DECISION);
    await decisions.retry('c1');
    expect([failed, settled]).toEqual([['c1 unanswered temporal-unavailable'], ['c1 applied']]);
    expect(new Set(keys).size).toBe(1);
  });

  it('that does not stand is told of, whatever case is on the screen', async () => {
    answers.push('in_progress', problem(403, 'forbidden'));
    polls.push(problem(409, 'stale'));
    await decisions.decide(DECISION);
    await decisions.decide({ ...DECISION, caseId: 'c2' });
    expect([failed, settled]).toEqual([['c1 stale stale', 'c2 refused forbidden'], []]);
  });

  it('is made once while it is on its way', async () => {
    answers.push('applied');
    await Promise.all([decisions.decide(DECISION), decisions.decide(DECISION)]);
    expect(keys).toHaveLength(1);
  });

  it('does not hide a fault of the program', async () => {
    await expect(decisions.decide(DECISION)).rejects.toThrow('not expected');
    expect(decisions.stateOf('c1').kind).toBe('none');
  });
});
