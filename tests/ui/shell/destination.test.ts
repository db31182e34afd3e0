import { describe, expect, it } from '@jest/globals';
import { destinationOf } from '../../../ui/shell/destination.ts';

interface TestScreen {
  readonly path: string;
  readonly isPublic?: true;
}

const portal: TestScreen = { path: '/', isPublic: true };
const register: TestScreen = { path: '/register/employer', isPublic: true };
const inbox: TestScreen = { path: '/reviews/employers' };
const notFound: TestScreen = { path: '', isPublic: true };

function visit(address: string, { isSignedIn = false, mayOpen = () => true }: { isSignedIn?: boolean; mayOpen?: (screen: TestScreen) => boolean } = {}) {
  const { pathname: path, search } = new URL(address, 'http://xueshi.test');
  return destinationOf({ path, search }, { screens: [portal, register, inbox], notFound, isSignedIn, mayOpen });
}

describe('a visitor', () => {
  it.each([['/', portal], ['/register/employer', register]])('is shown %s', (path, route) => {
    expect(visit(path)).toEqual({ kind: 'show', match: { route, params: {} } });
  });

  it('is asked to sign in for a page of the application, which is remembered whole', () => {
    expect(visit('/reviews/employers?state=closed')).toEqual({ kind: 'redirect', to: '/', remember: '/reviews/employers?state=closed' });
  });

  it('is told that an address has no page', () => {
    expect(visit('/nothing')).toEqual({ kind: 'show', match: { route: notFound, params: {} } });
  });
});

describe('somebody who is signed in', () => {
  it('goes on from the portal', () => {
    expect(visit('/', { isSignedIn: true })).toEqual({ kind: 'redirect', to: 'remembered', remember: null });
  });

  it('is shown the page', () => {
    expect(visit('/reviews/employers', { isSignedIn: true })).toEqual({ kind: 'show', match: { route: inbox, params: {} } });
  });

  it('learns nothing of a page that is not theirs', () => {
    const mayOpen = (screen: TestScreen): boolean => screen !== inbox;
    expect(visit('/reviews/employers', { isSignedIn: true, mayOpen })).toEqual({ kind: 'show', match: { route: notFound, params: {} } });
  });
});
