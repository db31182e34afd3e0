import { z } from 'zod';
import { chosenId, describe, evidence, FEW_FILES, text } from '../fields.ts';

/** Another superior for the own organization (manual §5.1.1.1). Whether it can be chosen is asked of the database. */
export const superiorChangeForm = z.strictObject({
  successorId: chosenId('superiorUnknown').meta(describe('superior', 'superior')),
  reason: text(500).meta(describe('superior', 'text', { wide: true })),
  proof: evidence(FEW_FILES),
});
