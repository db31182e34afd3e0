import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { ATTACHMENT_SECURITY_POLICY } from '../../api/attachment-answer.ts';
import { AttachmentModel } from '../../models/attachment.ts';
import { deleteOrphanedAttachments } from '../../models/stores/attachments.ts';
import { useApi } from '../support/api.ts';
import { applicantsOf, decideBy } from '../support/applicants.ts';
import { registrationFormOf, upload } from '../support/attachments.ts';
import type { BrowserSession } from '../support/browser-session.ts';
import { makeImage, makeLockedPdf, makePdf } from '../support/files.ts';
import { PASSWORD, registrationForm, type RegistrationFormInput } from '../support/registration-form.ts';

const api = useApi({ worker: true });
const PDF = { name: '授权委托书.pdf', type: 'application/pdf' };
const FIVE_MB = 5 * 1024 * 1024;

const submit = (browser: BrowserSession, form: RegistrationFormInput) =>
  browser.post('/api/registrations/employers', { form, password: PASSWORD, commitment: true });

/** A submitted case of a new department, with the browser that submitted it. */
async function submitCase() {
  const department = await api.organization('department');
  const applicant = api.browser();
  const form = await registrationFormOf(applicant, { nature: 'public-institution', superiorId: department.organizationId });
  const { json } = await submit(applicant, form);
  const [license = ''] = form.license;
  return { department, applicant, form, license, caseId: String(json.caseId) };
}

/** Ids of everything in the file store. */
async function storedFiles(): Promise<string[]> {
  const entries = await readdir(api.deps.config.filesDir, { recursive: true }).catch(() => []);
  return entries.map((entry) => entry.split('/').at(-1) ?? '').filter((name) => name.length === 36);
}

/** A PDF that is a whole one, with so many bytes of remarks before its end. */
function largePdf(bytes: number): Uint8Array<ArrayBuffer> {
  const pdf = makePdf();
  const content = new Uint8Array(bytes).fill(0x20);
  const at = Buffer.from(pdf).lastIndexOf('startxref');
  content.set(pdf.subarray(0, at));
  content.set(pdf.subarray(at), bytes - (pdf.length - at));
  return content;
}

describe('an upload', () => {
  it('is answered with what a form names', async () => {
    const answer = await upload(api.browser(), makePdf(), PDF);
    expect(answer).toMatchObject({ status: 201, json: { name: '授权委托书.pdf', mediaType: 'application/pdf', size: makePdf().length } });
    expect(await storedFiles()).toContain(answer.json.id);
    const row = await AttachmentModel.findByPk(String(answer.json.id), { rejectOnEmpty: true });
    expect(row.nameSealed).not.toContain('授权委托书');
  });

  it.each([
    ['6 MB', () => largePdf(6 * 1024 * 1024), PDF, 413, 'file-too-large'],
    ['a renamed program', () => Buffer.from('MZ this program cannot be run in DOS mode'), PDF, 422, 'file-mismatch'],
    ['a renamed page', () => Buffer.from('<html><script>alert(1)</script></html>'), { name: '执照.png', type: 'image/png' }, 422, 'file-mismatch'],
    ['a page as such', () => Buffer.from('<html></html>'), { name: '执照.html', type: 'text/html' }, 422, 'file-type-not-offered'],
    ['half a PDF', () => makePdf().slice(0, 300), PDF, 422, 'file-damaged'],
    ['a locked PDF', makeLockedPdf, PDF, 422, 'file-locked'],
    ['nothing', () => new Uint8Array(), PDF, 422, 'file-damaged'],
  ])('of %s is refused, and nothing of it is kept', async (_what, make, claim, status, code) => {
    const before = await storedFiles();
    const answer = await upload(api.browser(), new Uint8Array(make()), claim);
    expect(answer).toMatchObject({ status, json: { code } });
    expect(answer.json.detail).not.toBe('');
    expect(await storedFiles()).toEqual(before);
  });

  it('may have 5 MB, and not one byte more', async () => {
    expect((await upload(api.browser(), largePdf(FIVE_MB), PDF)).status).toBe(201);
    expect((await upload(api.browser(), largePdf(FIVE_MB + 1), PDF)).status).toBe(413);
  });

  it('is refused without an idempotency key, without a name, and from another origin', async () => {
    const send = (headers: Record<string, string>) => api.browser().send('POST', '/api/attachments', {
      body: makePdf(), headers: { 'Content-Type': 'application/pdf', 'X-File-Name': 'a.pdf', ...headers },
    });
    expect((await send({ 'Idempotency-Key': '' })).json.code).toBe('idempotency-key-missing');
    expect((await send({ 'X-File-Name': '' })).json.code).toBe('invalid');
    expect((await send({ 'X-File-Name': '%E4%B' })).json.code).toBe('invalid');
    expect((await send({ Origin: 'https://evil.example' })).json.code).toBe('cross-origin');
  });

  it('keeps of its name neither folders nor what cannot be seen', async () => {
    const answer = await upload(api.browser(), makePdf(), { ...PDF, name: '../../etc/授权\u202e\u0000书.pdf' });
    expect(answer.json.name).toBe('授权书.pdf');
  });

  it('that is sent twice under its key is stored once; other content under it is refused', async () => {
    const browser = api.browser();
    const key = randomUUID();
    const first = await upload(browser, makePdf(), { ...PDF, key });
    const before = await storedFiles();
    const second = await upload(browser, makePdf(), { ...PDF, key });
    expect(second.json).toEqual(first.json);
    expect(second.headers.get('Idempotent-Replayed')).toBe('true');
    const other = await upload(browser, makePdf('Other'), { ...PDF, key });
    expect(other).toMatchObject({ status: 422, json: { code: 'idempotency-key-reused' } });
    expect(await storedFiles()).toEqual(before);
  });

  it('is slowed down when too many files of one person wait', async () => {
    const browser = api.browser();
    const { json } = await upload(browser, makePdf(), PDF);
    const { owner } = await AttachmentModel.findByPk(String(json.id), { rejectOnEmpty: true });
    await AttachmentModel.bulkCreate(Array.from({ length: 39 }, () => ({
      id: uuidv7(), owner, field: null, nameSealed: '', mediaType: 'application/pdf' as const, size: 1, sha256: '', caseId: null, createdAt: new Date(),
    })));
    expect(await upload(browser, makePdf(), PDF)).toMatchObject({ status: 429, json: { code: 'too-many-requests' } });
    expect((await upload(api.browser(), makePdf(), PDF)).status).toBe(201);
  });

  it('is deleted by whoever made it, and by nobody else', async () => {
    const browser = api.browser();
    const { json } = await upload(browser, makePdf(), PDF);
    const remove = (who: BrowserSession) => who.send('DELETE', `/api/attachments/${String(json.id)}`);
    expect((await remove(api.browser())).status).toBe(404);
    expect((await remove(browser)).status).toBe(204);
    expect(await storedFiles()).not.toContain(json.id);
    expect((await remove(browser)).status).toBe(404);
  });
});

describe('a submission', () => {
  beforeAll(() => api.organization('hrss'));

  it('with a file of somebody else is refused, names the field, and writes nothing', async () => {
    const form = await registrationFormOf(api.browser());
    const browser = api.browser();
    const own = await registrationFormOf(browser);
    const answer = await submit(browser, { ...own, authorization: form.authorization });
    expect(answer).toMatchObject({ status: 422, json: { code: 'attachment-missing', errors: [{ field: 'form.authorization', code: 'attachmentMissing' }] } });
    expect(await AttachmentModel.count({ where: { id: [...own.license, ...form.authorization], caseId: null } })).toBe(2);
    expect((await submit(browser, own)).status).toBe(201);
  });

  it.each([
    ['without a license', { license: [] }, 'license', 'attachmentRequired'],
    ['with four files', { license: Array.from({ length: 4 }, () => randomUUID()) }, 'license', 'attachmentsTooMany'],
    ['with a file named twice', { license: ['0199a9c8-5d00-7000-8000-000000000001', '0199a9c8-5d00-7000-8000-000000000001'] }, 'license', 'attachmentMissing'],
    ['with what is no id', { authorization: ['../../etc/passwd'] }, 'authorization.0', 'attachmentMissing'],
  ])('%s is refused', async (_what, more, field, code) => {
    const answer = await submit(api.browser(), registrationForm(more));
    expect(answer.status).toBe(422);
    expect(answer.json.errors).toContainEqual(expect.objectContaining({ field: `form.${field}`, code }));
  });

  it('does not take the same file in two fields, nor one of another case', async () => {
    const browser = api.browser();
    const form = await registrationFormOf(browser);
    expect((await submit(browser, { ...form, authorization: form.license })).json.code).toBe('attachment-missing');
    expect((await submit(browser, form)).status).toBe(201);
    expect((await submit(browser, { ...registrationForm(), license: form.license, authorization: form.authorization })).json.code).toBe('attachment-missing');
  });

  it('keeps its files: they are no longer deleted, by their owner or as orphans', async () => {
    const { applicant, license } = await submitCase();
    expect((await applicant.send('DELETE', `/api/attachments/${license}`)).json.code).toBe('attachment-in-use');
    const waiting = await upload(applicant, makePdf(), PDF);
    expect(await deleteOrphanedAttachments(api.deps, new Date(Date.now() - 60_000))).toBe(0);
    expect(await deleteOrphanedAttachments(api.deps, new Date(Date.now() + 60_000))).toBeGreaterThan(0);
    expect(await deleteOrphanedAttachments(api.deps, new Date(Date.now() + 60_000))).toBe(0);
    expect(await storedFiles()).toContain(license);
    expect(await storedFiles()).not.toContain(waiting.json.id);
  });
});

describe('an attachment of a case', () => {
  it('is read by its reviewer, inline, harmless, and kept by no cache', async () => {
    const { department, caseId, license } = await submitCase();
    const reviewer = await api.signedIn(department);
    const { json: found } = await reviewer.get(`/api/cases/${caseId}`);
    expect(found.attachments).toMatchObject([
      { id: license, field: 'license', name: '营业执照.png', mediaType: 'image/png' }, { field: 'authorization', name: '授权委托书.pdf', mediaType: 'application/pdf' },
    ]);
    expect(found.form.license).toEqual([license]);
    const { status, headers, text } = await reviewer.get(`/api/cases/${caseId}/attachments/${license}`);
    expect(status).toBe(200);
    expect(text).toContain('PNG');
    expect(headers.get('Content-Type')).toBe('image/png');
    expect(headers.get('Content-Length')).toBe(String((await makeImage('png')).length));
    expect(headers.get('Content-Disposition')).toBe(`inline; filename*=UTF-8''${encodeURIComponent('营业执照.png')}`);
    expect(headers.get('Content-Security-Policy')).toBe(ATTACHMENT_SECURITY_POLICY);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Cache-Control')).toBe('private, no-store');
  });

  it('is read and replaced by its applicant, who has opened his case with a code', async () => {
    const department = await api.organization('department');
    const applicants = applicantsOf(api);
    const submitted = await applicants.submit(department.organizationId);
    const reviewer = await api.signedIn(department);
    await decideBy(reviewer)(submitted.caseId, { verb: 'return', reason: '营业执照不清晰' });
    const applicant = await applicants.opened(submitted);
    const current = '/api/registrations/current';
    const { json: own } = await applicant.get(current);
    const [license, authorization] = own.attachments;
    expect(own.values).toMatchObject({ license: [license.id], authorization: [authorization.id] });
    expect((await applicant.get(`${current}/attachments/${license.id}`)).headers.get('Content-Type')).toBe('image/png');
    expect((await applicant.get(`${current}/attachments/${randomUUID()}`)).status).toBe(404);
    expect((await api.browser().get(`${current}/attachments/${license.id}`)).status).toBe(401);

    const resubmit = (form: object) => applicant.post(`${current}/resubmission`, { expectedRevision: 3, form });
    const { json: foreign } = await upload(api.browser(), makePdf(), PDF);
    expect((await resubmit({ ...own.values, license: [foreign.id] })).json).toMatchObject({ status: 422, code: 'attachment-missing' });
    const { json: fresh } = await upload(applicant, await makeImage('jpeg'), { name: '新执照.jpg', type: 'image/jpeg' });
    expect(await resubmit({ ...own.values, license: [fresh.id] })).toMatchObject({ status: 200, json: { status: 'applied' } });
    const { json: found } = await reviewer.get(`/api/cases/${submitted.caseId}`);
    expect(found.form).toMatchObject({ license: [fresh.id], authorization: [authorization.id] });
    expect(found.changes).toMatchObject({ license: [license.id] });
    expect(found.attachments.map(({ id }: { id: string }) => id)).toEqual([license.id, authorization.id, fresh.id]);
    expect((await reviewer.get(`/api/cases/${submitted.caseId}/attachments/${license.id}`)).status).toBe(200);
  });

  it('is not there for others: neither another organization, nor a visitor, nor by way of another case', async () => {
    const { applicant, caseId, license } = await submitCase();
    const other = await submitCase();
    const path = `/api/cases/${caseId}/attachments/${license}`;
    const stranger = await api.signedIn(other.department);
    const [foreign, unknown] = [await stranger.get(path), await stranger.get(`/api/cases/${randomUUID()}/attachments/${randomUUID()}`)];
    const known = ({ json }: typeof foreign) => ({ ...json, instance: '' });
    expect(foreign.status).toBe(404);
    expect(known(foreign)).toEqual(known(unknown));
    expect((await stranger.get(`/api/cases/${other.caseId}/attachments/${license}`)).status).toBe(404);
    expect((await applicant.get(path)).status).toBe(401);
    expect((await stranger.get(`/api/cases/${other.caseId}/attachments/..%2f..%2fetc`)).status).toBe(404);
  });
});
