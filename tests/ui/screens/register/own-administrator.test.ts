import '../../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import { FormModel } from '../../../../ui/components/form/form-model.ts';
import { keptValues } from '../../../../ui/screens/register/kept-values.ts';
import { OwnAdministrator } from '../../../../ui/screens/register/own-administrator.ts';
import { employerRegistrationForm } from '../../../../workflows/flows/registration-review/forms/employer.ts';
import { registrationForm } from '../../../support/registration-form.ts';
import { problem } from '../../support/problem.ts';

const IDENTITY = { personName: '孙丽', idNumber: '370***********1234', mobile: '139****5678', email: 's***@example.cn' };
const UNREACHABLE = problem(0, 'unreachable');

function administrator({ isSignedIn, fails = false }: { isSignedIn: boolean; fails?: boolean }) {
  return new OwnAdministrator({
    isSignedIn: () => isSignedIn, changed: () => undefined,
    findIdentity: () => (fails ? Promise.reject(UNREACHABLE) : Promise.resolve(IDENTITY)),
  });
}

describe('an administrator who has an account', () => {
  it('is asked to sign in, and stands for the fields once he has', async () => {
    const own = administrator({ isSignedIn: false });
    await own.toggle();
    expect([own.isAsking, own.isTicked, own.identity]).toEqual([true, true, null]);
    await own.confirm();
    expect([own.isAsking, own.isTicked, own.identity]).toEqual([false, true, IDENTITY]);
    await own.toggle();
    expect([own.isTicked, own.identity]).toEqual([false, null]);
  });

  it('is asked no more when he is signed in already', async () => {
    const own = administrator({ isSignedIn: true });
    await own.toggle();
    expect([own.isAsking, own.identity]).toEqual([false, IDENTITY]);
  });

  it('leaves the box unticked when the login is closed, or his record cannot be read', async () => {
    const closed = administrator({ isSignedIn: false });
    await closed.toggle();
    closed.decline();
    expect(closed.isTicked).toBe(false);
    const failed = administrator({ isSignedIn: true, fails: true });
    await failed.toggle();
    expect([failed.isTicked, failed.problem]).toEqual([false, UNREACHABLE]);
  });
});

describe('a draft in the browser', () => {
  it('holds what was filled in, but no ID number, telephone number or file', () => {
    const form = { ...registrationForm(), phone: '0531-88000000', license: ['a'], authorization: ['b'] };
    const kept = keptValues(new FormModel(employerRegistrationForm, form));
    expect(kept).toMatchObject({ name: form.name, creditCode: form.creditCode, email: form.email });
    for (const name of ['idNumber', 'mobile', 'phone', 'license', 'authorization', 'password']) expect(kept).not.toHaveProperty(name);
  });
});
