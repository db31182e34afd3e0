import { beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpProblem } from '../../../../ui/http/http-problem.ts';
import { Submission } from '../../../../ui/screens/register/submission.ts';
import type { Receipt } from '../../../../ui/screens/register/registration-gateway.ts';
import { employerRegistrationForm } from '../../../../workflows/flows/registration-review/forms/employer.ts';
import type { CheckResult } from '../../../../workflows/shared/checks.ts';
import { registrationForm } from '../../../support/registration-form.ts';
import { problem } from '../../support/problem.ts';

const PASSED: CheckResult = { name: 'creditCodeUnused', result: 'passed', params: {} };
const WARNING: CheckResult = { name: 'similarName', result: 'warning', params: { organization: '甲', percent: 80 } };
const RECEIPT: Receipt = { caseId: 'c', caseNumber: 'RG-20261124-0000417-3', status: 'reviewing', reviewer: { name: '局' }, dueAt: null };

let entry: { readonly form: object; readonly password: string };
let checks: readonly CheckResult[];
let answers: (Receipt | HttpProblem)[];
let keys: string[];
let submission: Submission<typeof entry, Receipt>;

beforeEach(() => {
  entry = { form: employerRegistrationForm.parse(registrationForm()), password: 'Quan-Jing-8826' };
  checks = [PASSED];
  answers = [RECEIPT];
  keys = [];
  submission = new Submission({
    check: () => Promise.resolve(checks),
    submit(_entry, key) {
      keys.push(key);
      const next = answers.shift() ?? new Error('not expected');
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
  }, () => {});
});

describe('a submission', () => {
  it('goes through by itself when every check passed', async () => {
    await submission.start(entry);
    expect([submission.phase, submission.receipt]).toEqual(['submitted', RECEIPT]);
  });

  it('waits for the applicant when something was found', async () => {
    checks = [PASSED, WARNING];
    await submission.start(entry);
    expect([submission.phase, keys]).toEqual(['checked', []]);
    await submission.submit(entry);
    expect(submission.phase).toBe('submitted');
  });

  it('forgets what was found when the form is changed', async () => {
    checks = [WARNING];
    await submission.start(entry);
    submission.edited();
    expect([submission.phase, submission.checks]).toEqual(['filling', []]);
  });

  it('keeps its key until it was answered, and takes another for other content', async () => {
    answers = [problem(0, 'unreachable'), problem(503, 'database-unavailable'), problem(409, 'already-registered'), RECEIPT];
    await submission.start(entry);
    expect([submission.phase, submission.problem?.code]).toEqual(['checked', 'unreachable']);
    await submission.submit(entry);
    await submission.submit(entry);
    expect(new Set(keys).size).toBe(1);
    await submission.submit({ ...entry, password: 'Quan-Jing-8827' });
    expect(new Set(keys).size).toBe(2);
    expect([submission.phase, submission.problem]).toEqual(['submitted', null]);
  });
});
