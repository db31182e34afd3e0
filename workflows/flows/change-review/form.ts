import type { z } from 'zod';
import { describe, evidence, FEW_FILES, text } from '../fields.ts';
import { agreeWithIdNumber } from '../registration-review/forms/professional.ts';
import type { ChangeSubject } from './definition.ts';
import { identityRecord } from './forms/identity.ts';
import { organizationRecord } from './forms/organization.ts';
import { requireOrder, titleRecord } from './forms/title.ts';

/** Why, and what proves it: asked for with every change (domain §5.5). */
const grounds = {
  reason: text(500).meta(describe('change', 'text', { wide: true })),
  proof: evidence(FEW_FILES),
};

/** What of a record each subject changes: compared field by field, old, proposed and present. */
export const changedRecords = {
  title: titleRecord,
  identity: identityRecord,
  organization: organizationRecord,
} satisfies Record<ChangeSubject, z.ZodObject>;

/** The form of a change: the record as it is to be, and why. */
export const changeForms = {
  title: titleRecord.extend(grounds).check(requireOrder),
  identity: identityRecord.extend(grounds).check(agreeWithIdNumber),
  organization: organizationRecord.extend(grounds),
} satisfies Record<ChangeSubject, z.ZodObject>;
