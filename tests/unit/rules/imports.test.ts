import { describe, expect, it } from '@jest/globals';
import { faultOf, type Import } from '../../../scripts/eslint/rooms.mjs';

const fileImport = (from: string, specifier: string, kind: Import['kind'] = 'static') => faultOf({ from, specifier, isFile: true, kind });
const packageImport = (from: string, specifier: string, kind: Import['kind'] = 'static') => faultOf({ from, specifier, isFile: false, kind });

const FORM = 'workflows/flows/registration-review/form.ts';
const DEFINITION = 'workflows/flows/registration-review/definition.ts';
const WORKFLOW = 'workflows/flows/registration-review/workflow.ts';

describe('an import within the house', () => {
  it.each([
    [DEFINITION, 'workflows/shared/flow.ts'],
    ['workflows/flows/index.ts', DEFINITION],
    [FORM, 'workflows/shared/text.ts'],
    [WORKFLOW, 'workflows/kit/review.ts'],
    ['policies/flows.ts', 'workflows/flows/index.ts'],
    ['platform/mail.ts', 'workflows/shared/text.ts'],
    ['models/stores/forms.ts', FORM],
    ['models/stores/sign-in.ts', 'policies/ability.ts'],
    ['activities/transition.ts', 'workflows/kit/ports.ts'],
    ['activities/relay.ts', 'workflows/kit/messages.ts'],
    ['api/app.ts', 'workflows/kit/messages.ts'],
    ['api/app.ts', 'models/stores/inbox.ts'],
    ['ui/main.ts', 'policies/ability.ts'],
    ['ui/screens/register/xs-register.ts', FORM],
    ['ui/screens/portal/xs-portal.ts', 'ui/components/xs-page.ts'],
  ])('lets %s import %s', (from, specifier) => {
    expect(fileImport(from, specifier)).toBeNull();
  });

  it.each([
    ['workflows/shared/text.ts', FORM],
    [FORM, 'models/case.ts'],
    [WORKFLOW, FORM],
    [WORKFLOW, 'models/case.ts'],
    ['workflows/kit/messages.ts', 'workflows/kit/review.ts'],
    ['workflows/kit/ports.ts', 'workflows/kit/review.ts'],
    ['policies/ability.ts', 'models/case.ts'],
    ['platform/mail.ts', 'models/case.ts'],
    ['models/case.ts', 'activities/relay.ts'],
    ['models/case.ts', 'api/problem.ts'],
    ['activities/relay.ts', 'api/problem.ts'],
    ['activities/relay.ts', 'workflows/kit/review.ts'],
    ['api/app.ts', 'activities/relay.ts'],
    ['api/app.ts', 'workflows/kit/ports.ts'],
    ['ui/main.ts', 'models/case.ts'],
    ['ui/main.ts', 'workflows/kit/messages.ts'],
    ['ui/main.ts', 'platform/mail.ts'],
    ['ui/main.ts', FORM],
    ['ui/main.ts', 'ui/screens/portal/xs-portal.ts'],
    ['ui/screens/portal/xs-portal.ts', 'models/case.ts'],
    ['api/app.ts', 'tests/setup/database.ts'],
    ['scripts/test.mjs', 'models/case.ts'],
  ])('keeps %s from importing %s', (from, specifier) => {
    expect(fileImport(from, specifier)).toContain(`may not import ${specifier}`);
  });

  it('lets what all screens share load a screen or a form when it is shown, and use its types', () => {
    expect(fileImport('ui/main.ts', FORM, 'lazy')).toBeNull();
    expect(fileImport('ui/main.ts', 'ui/screens/portal/xs-portal.ts', 'lazy')).toBeNull();
    expect(fileImport('ui/main.ts', FORM, 'type')).toBeNull();
  });
});

describe('an import of a package', () => {
  it.each([
    [FORM, 'zod'],
    [WORKFLOW, '@temporalio/workflow'],
    ['policies/ability.ts', '@casl/ability/extra'],
    ['platform/mail.ts', 'nodemailer'],
    ['platform/keys.ts', 'node:crypto'],
    ['models/case.ts', 'sequelize'],
    ['activities/relay.ts', '@temporalio/client'],
    ['api/app.ts', '@hono/zod-openapi'],
    ['ui/main.ts', 'lit/decorators.js'],
    ['ui/main.ts', 'hono/client'],
    ['scripts/test.mjs', 'node:path'],
    ['tests/setup/browser.ts', 'playwright-core'],
  ])('lets %s import %s', (from, specifier) => {
    expect(packageImport(from, specifier)).toBeNull();
  });

  it.each([
    ['workflows/shared/text.ts', 'uuid'],
    ['workflows/shared/text.ts', 'node:crypto'],
    [FORM, 'sequelize'],
    [WORKFLOW, 'zod'],
    [WORKFLOW, '@temporalio/activity'],
    [WORKFLOW, 'fs'],
    ['policies/ability.ts', 'sequelize'],
    ['policies/ability.ts', 'hono'],
    ['policies/ability.ts', 'lit'],
    ['policies/ability.ts', 'node:crypto'],
    ['platform/mail.ts', 'hono'],
    ['platform/mail.ts', 'lit'],
    ['platform/mail.ts', 'sequelize'],
    ['models/case.ts', 'hono'],
    ['models/case.ts', '@temporalio/client'],
    ['activities/relay.ts', 'hono'],
    ['activities/relay.ts', '@temporalio/workflow'],
    ['api/app.ts', '@temporalio/worker'],
    ['ui/main.ts', 'sequelize'],
    ['ui/main.ts', 'hono'],
    ['ui/main.ts', 'node:path'],
    ['ui/main.ts', '#api'],
    ['ui/screens/portal/xs-portal.ts', 'sequelize'],
    ['api/app.ts', '#api'],
    ['scripts/test.mjs', 'pg'],
  ])('keeps %s from importing %s', (from, specifier) => {
    expect(packageImport(from, specifier)).toContain(`may not import ${specifier}`);
  });

  it('lets screens use the types of the API, and scripts load packages that were installed meanwhile', () => {
    expect(packageImport('ui/main.ts', '#api', 'type')).toBeNull();
    expect(packageImport('scripts/test.mjs', 'pg', 'lazy')).toBeNull();
  });
});
