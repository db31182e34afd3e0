import { describe, expect, it } from '@jest/globals';
import { applicantVerbsIn } from '../../../workflows/shared/applicant.ts';
import { CASE_OUTCOMES } from '../../../workflows/shared/case-state.ts';
import { APPLICANT_VERBS } from '../../../workflows/shared/flow.ts';

describe('what an applicant may do', () => {
  it.each([['received', ['withdraw']], ['reviewing', ['withdraw']], ['returned', ['resubmit', 'withdraw']]] as const)('while his case is %s', (status, verbs) => {
    expect(applicantVerbsIn(status, APPLICANT_VERBS)).toEqual(verbs);
  });

  it.each(CASE_OUTCOMES)('is nothing once it is %s', (outcome) => {
    expect(applicantVerbsIn(outcome, APPLICANT_VERBS)).toEqual([]);
  });

  it('is what its definition offers', () => {
    expect(applicantVerbsIn('returned', ['withdraw'])).toEqual(['withdraw']);
  });
});
