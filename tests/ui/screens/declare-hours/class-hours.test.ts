import { describe, expect, it } from '@jest/globals';
import type { AttendedClass } from '../../../../ui/components/form/attended-classes.ts';
import type { SubmitsAs } from '../../../../ui/components/form/field-context.ts';
import '../../support/page-globals.ts';
import { problem } from '../../support/problem.ts';

const { ClassHours } = await import('../../../../ui/screens/declare-hours/class-hours.ts');

const AWAY = problem(0, 'unreachable');
const CLASS: AttendedClass = {
  id: 'c', name: '研修班', learningSubject: 'professional', startsOn: '2026-03-02', endsOn: '2026-03-04', organizationName: '泉城继续教育基地', hours: 24,
};

function asked(answer: () => Promise<readonly AttendedClass[]>) {
  const questions: SubmitsAs[] = [];
  let rendered = 0;
  const hours = new ClassHours({ requestUpdate: () => { rendered += 1; } }, (as) => {
    questions.push(as);
    return answer();
  });
  return { hours, questions, rendered: () => rendered };
}

const settled = () => new Promise((resolve) => { setTimeout(resolve, 0); });

describe('the hours of a class', () => {
  it('are asked for once, when a class is chosen', async () => {
    const { hours, questions, rendered } = asked(async () => [CLASS]);
    expect([hours.of('oneself', null), hours.of('oneself', ''), questions]).toEqual([null, null, []]);
    expect([hours.of('oneself', 'c'), hours.of('oneself', 'c')]).toEqual([null, null]);
    await settled();
    expect([hours.of('oneself', 'c'), hours.of('oneself', 'another'), questions, rendered()]).toEqual([24, null, ['oneself'], 1]);
  });

  it('are asked for again after they could not be fetched', async () => {
    const answers = [() => Promise.reject(AWAY), async () => [CLASS]];
    const { hours, questions } = asked(() => (answers.shift() ?? (async () => []))());
    hours.of('organization', 'c');
    await settled();
    hours.of('organization', 'c');
    await settled();
    expect([hours.of('organization', 'c'), questions]).toEqual([24, ['organization', 'organization']]);
  });
});
