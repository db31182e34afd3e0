import { describe, expect, it } from '@jest/globals';
import type {
  AccountsApi, CasesApi, DecisionsApi, InvitationsApi, MailboxApi, PortalApi, ReferenceApi, RegistrationsApi, SessionsApi, TasksApi, WorkbenchApi,
} from '#api';
import { linesWithAny } from '../../../scripts/lib/api-declarations.mjs';

type IsAny<Type> = 0 extends 1 & Type ? true : false;
type Areas = [
  AccountsApi, CasesApi, DecisionsApi, InvitationsApi, MailboxApi, PortalApi, ReferenceApi, RegistrationsApi, SessionsApi, TasksApi, WorkbenchApi,
];

describe('the types of the API that screens use', () => {
  it('are known for every area', () => {
    // The compiler checks this line: an area whose declarations are not found would be any, and any answer right.
    const unknown: IsAny<Areas[number]> = false;
    expect(unknown).toBe(false);
  });

  it('are searched for any, which no comment and no text is', () => {
    const code = ['/** any */', 'const name: "any";', '/*', ' any', '*/', 'output: any;', 'items: any[] // any'].join('\n');
    expect(linesWithAny(code)).toEqual([6, 7]);
  });
});
