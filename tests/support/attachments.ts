import { createHash, randomUUID } from 'node:crypto';
import { createAttachment } from '../../models/stores/attachments.ts';
import type { Sealing } from '../../platform/sealing.ts';
import type { BrowserSession } from './browser-session.ts';
import { makeImage, makePdf } from './files.ts';
import { registrationForm, type RegistrationFormInput } from './registration-form.ts';

/** Uploads one file as the registration page does; the answer of the API. */
export function upload(
  browser: BrowserSession, content: Uint8Array<ArrayBuffer>, { name, type, key = randomUUID() }: { name: string; type: string; key?: string },
) {
  return browser.send('POST', '/api/attachments', {
    body: content, headers: { 'Content-Type': type, 'X-File-Name': encodeURIComponent(name), 'Idempotency-Key': key },
  });
}

/** The same form with a license and a letter of authorization that this browser has uploaded. */
export async function withUploads<Form extends object>(
  browser: BrowserSession, form: Form,
): Promise<Form & Pick<RegistrationFormInput, 'license' | 'authorization'>> {
  const license = await idOf(upload(browser, await makeImage('png'), { name: '营业执照.png', type: 'image/png' }));
  const authorization = await idOf(upload(browser, makePdf(), { name: '授权委托书.pdf', type: 'application/pdf' }));
  return { ...form, license: [license], authorization: [authorization] };
}

/** A form as {@link registrationForm} makes it, with files that this browser has uploaded. */
export function registrationFormOf(browser: BrowserSession, more: Partial<RegistrationFormInput> = {}): Promise<RegistrationFormInput> {
  return withUploads(browser, registrationForm(more));
}

async function idOf(answered: ReturnType<typeof upload>): Promise<string> {
  const answer = await answered;
  if (answer.status !== 201) throw new Error(`The upload was answered with ${answer.status}: ${answer.text}`);
  return String(answer.json.id);
}

/** Makes the files that a form names known, as uploaded by this owner; no store has their content. */
export async function knowAttachments(
  sealing: Sealing, { license, authorization }: Pick<RegistrationFormInput, 'license' | 'authorization'>, owner: string,
): Promise<void> {
  for (const id of [...license, ...authorization]) {
    await createAttachment(sealing, {
      id, name: '证明材料.pdf', mediaType: 'application/pdf', size: 600, sha256: createHash('sha256').update(id).digest('hex'), owner,
      at: new Date().toISOString(),
    });
  }
}
