import { describe, expect, it } from '@jest/globals';
import { stepsOf, taskKinds } from '../../../workflows/flows/index.ts';
import { returnCodesOf } from '../../../ui/screens/review/return-codes.ts';

describe('a kind of task', () => {
  it.each(taskKinds())('%s has steps, each with what can be done to it', (kind) => {
    const steps = stepsOf(kind);
    expect(steps.length).toBeGreaterThan(0);
    for (const { verbs } of steps) expect(verbs).toContain('approve');
  });

  it('is that of a step where its inbox is not that of its subject', () => {
    expect(stepsOf('personnelTransfer.out').map(({ name }) => name)).toEqual(['release']);
    expect(stepsOf('personnelTransfer.in').map(({ name }) => name)).toEqual(['receive']);
    expect(returnCodesOf('registrationReview.professional')).toEqual(['wrong-unit']);
    expect(returnCodesOf('personnelTransfer.out')).toEqual([]);
  });

  it('of a newer server has no steps', () => {
    for (const kind of ['personnelTransfer.person', 'unknown.out', 'personnelTransfer', 'personnelTransfer.out.more', '']) expect(stepsOf(kind)).toEqual([]);
  });
});
