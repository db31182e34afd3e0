import '../support/page-globals.ts';
import { describe, expect, it } from '@jest/globals';
import { forms } from '../../../models/stores/forms.ts';
import { loadForm } from '../../../ui/components/form/form-loaders.ts';
import { inboxPathOf, SCREENS } from '../../../ui/screens/index.ts';
import { submissionPathOf } from '../../../ui/shell/submits-as.ts';
import { caseKindsWhere, taskKinds } from '../../../workflows/flows/index.ts';

describe('on screens', () => {
  it('every kind of task has an inbox in the menu and in the rail, and a page for one case', () => {
    for (const kind of taskKinds()) {
      const path = inboxPathOf(kind);
      expect([kind, path]).toEqual([kind, expect.stringMatching(/^\/reviews\/[a-z-]+$/)]);
      expect(SCREENS.filter((screen) => screen.kind === kind).map((screen) => screen.path)).toEqual([path, `${path}/:caseId`]);
    }
  });

  it('every kind of case that somebody starts has a page of its own', () => {
    const started = caseKindsWhere(({ startedBy }) => startedBy !== undefined).map(submissionPathOf);
    expect(started.filter((path) => SCREENS.filter((screen) => screen.path === path).length !== 1)).toEqual([]);
  });

  it('every form is the one that the server reads', async () => {
    for (const [kind, schema] of Object.entries(forms)) expect(await loadForm(kind)).toBe(schema);
  });
});
