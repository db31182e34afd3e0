import type { z } from '@hono/zod-openapi';
import type { FoundDraft } from '../models/stores/drafts.ts';
import { findFormLabels } from '../models/stores/form-labels.ts';
import { describeSections } from '../models/stores/form-snapshot.ts';
import { forms } from '../models/stores/forms.ts';
import type { CaseKind } from '../workflows/flows/index.ts';
import type { Locale } from '../workflows/shared/messages/index.ts';
import type { ApiDeps } from './app-env.ts';
import type { draftSchema } from './schemas/draft.ts';

/** A draft of the form of a kind as its answer shows it, labels in the language of the request. One query. */
export async function describeDraft(
  { sequelize }: Pick<ApiDeps, 'sequelize'>, { values, updatedAt }: FoundDraft, { kind, locale }: { kind: CaseKind; locale: Locale },
): Promise<z.output<typeof draftSchema>> {
  const fields = describeSections(forms[kind]).flatMap((section) => section.fields);
  return { values, labels: await findFormLabels(sequelize, fields, values, locale), updatedAt };
}
