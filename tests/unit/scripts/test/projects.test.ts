import { describe, expect, it } from '@jest/globals';
import { PROJECTS, selectProjects } from '../../../../scripts/test/projects.mjs';
import { minutesByProject, readBudgets } from '../../../../scripts/test/report.mjs';

describe('the test projects', () => {
  it('have a budget each in docs/testing.md, and no other has one', () => {
    expect([...readBudgets().keys()]).toEqual(PROJECTS.map(({ name }) => name));
    expect([...readBudgets().values()].every((minutes) => minutes > 0)).toBe(true);
  });

  it('are selected by the paths of their files, no matter the case', () => {
    expect(selectProjects(['UNIT/shared']).map(({ name }) => name)).toEqual(['unit']);
    expect(selectProjects(['models/migrator', 'policies/']).map(({ name }) => name)).toEqual(['policies', 'models']);
    expect(selectProjects(['no-such-file'])).toEqual([]);
  });

  it('cost what their files cost together', () => {
    const file = (name: string, endTime: number) => ({ name: `${process.cwd()}/tests/${name}`, startTime: 0, endTime, assertionResults: [] });
    const report = {
      numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, success: true,
      testResults: [file('unit/a.test.ts', 60_000), file('unit/shared/b.test.ts', 30_000), file('api/c.test.ts', 6_000)],
    };
    expect(minutesByProject(report)).toEqual(new Map([['unit', 1.5], ['api', 0.1]]));
  });
});
