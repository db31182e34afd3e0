import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Sealing } from '../../platform/sealing.ts';
import { ContentModel } from '../content.ts';
import { insertRow } from '../insert-row.ts';

/** Names what is sealed, so that a sealed text moved to another column does not open. */
const CONTENT_CONTEXT = 'contents.text';

/**
 * Stores a text beside the event chain: sealed, with a salted SHA-256 that the event carries. Deleting the row later
 * leaves the chain whole.
 */
export async function storeContent(
  sealing: Sealing, text: string, at: string, transaction: Transaction,
): Promise<{ id: string; hash: string }> {
  const id = uuidv7();
  const salt = randomBytes(16).toString('hex');
  const hash = createHash('sha256').update(salt).update(text).digest('hex');
  await insertRow(ContentModel, { id, salt, textSealed: sealing.seal(text, CONTENT_CONTEXT), hash, createdAt: new Date(at) }, transaction);
  return { id, hash };
}

/** The text, or null when it was deleted. */
export function openContent(sealing: Sealing, textSealed: string | null): string | null {
  return textSealed === null ? null : sealing.unseal(textSealed, CONTENT_CONTEXT);
}
