import { v7 as uuidv7 } from 'uuid';
import { createAttachment } from '../../models/stores/attachments.ts';
import { type FormToSubmit, submitForm } from '../../models/stores/submit-form.ts';
import type { TestAdministrator } from './organizations.ts';

type Question = Pick<FormToSubmit, 'flowId' | 'subject' | 'organizationId' | 'at'> & { readonly form: object; readonly by: TestAdministrator };

/** Submits a form with its proof, as its submitter would; gives the id of the case, which is to be opened. */
export async function submitWithProof(deps: Parameters<typeof submitForm>[0], { form, by, at, ...question }: Question): Promise<string> {
  const owner = `account:${by.accountId}`;
  const proof = uuidv7();
  await createAttachment(deps.sealing, { id: proof, name: '证明.pdf', mediaType: 'application/pdf', size: 100, sha256: 'a'.repeat(64), owner, at });
  const result = await submitForm(deps, {
    ...question, form: { ...form, proof: [proof] }, submitterAccountId: by.accountId, owner, at, alsoWrite: async () => Promise.resolve(),
  });
  if (result.status !== 'submitted') throw new Error(`The form is ${JSON.stringify(result)}`);
  return result.found.id;
}
