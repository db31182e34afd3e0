import { z } from 'zod';
import {
  chosenId, day, describe, divisionCode, evidence, FEW_FILES, optionalText,
} from '../fields.ts';

/** A person goes to another unit (manual §5.1.6, domain §5.9). Who he is stands in his record; he is picked, not typed. */
export const personnelTransferForm = z.strictObject({
  personId: chosenId('personUnknown').meta(describe('person', 'person', { wide: true })),
  divisionCode: divisionCode.meta(describe('successor', 'any-division')),
  successorId: chosenId('unitUnknown').meta(describe('successor', 'unit')),
  transferOn: day.meta(describe('successor', 'date')),
  reasonCode: z.string().min(1).max(40).meta(describe('successor', 'code-table', { codeTable: 'transfer-reason' })),
  documentNumber: optionalText(100).meta(describe('successor', 'text')),
  remark: optionalText(500).meta(describe('successor', 'text', { wide: true })),
  proof: evidence(FEW_FILES),
});
