import { describe, expect, it } from '@jest/globals';
import { matchPath } from '../../../ui/shell/match.ts';

const routes = [{ path: '/' }, { path: '/reviews/employers' }, { path: '/reviews/employers/:caseId' }, { path: '/reviews/:kind/:caseId' }];

describe('the route of a path', () => {
  it.each([
    ['/', '/'],
    ['', '/'],
    ['/reviews/employers', '/reviews/employers'],
    ['/reviews/employers/', '/reviews/employers'],
    ['/reviews/employers/42', '/reviews/employers/:caseId'],
  ])('of %s is %s', (path, expected) => {
    expect(matchPath(routes, path)?.route.path).toBe(expected);
  });

  it.each(['/reviews', '/reviews/employers/42/more', '/Reviews/employers'])('does not exist for %s', (path) => {
    expect(matchPath(routes, path)).toBeNull();
  });

  it('brings the parameters, decoded', () => {
    expect(matchPath(routes, '/reviews/bases/%E5%AD%A6%2F1')?.params).toEqual({ kind: 'bases', caseId: '学/1' });
  });

  it('leaves a parameter as it is when it cannot be decoded', () => {
    expect(matchPath(routes, '/reviews/employers/%E5%')?.params).toEqual({ caseId: '%E5%' });
  });
});
