import { Readable } from 'node:stream';
import type { Transaction } from 'sequelize';
import type { FileStore, StoredFile } from '../../../platform/file-store.ts';
import type { Sealing } from '../../../platform/sealing.ts';
import { type AttachmentFacts, MAX_ATTACHMENT_BYTES } from '../../../workflows/shared/attachment.ts';
import type { RegistrationSubject } from '../../../workflows/flows/registration-review/definition.ts';
import { createAttachment } from '../../stores/attachments.ts';
import { drawLicense, drawPortrait, type EvidenceFacts, writeApproval, writeAuthorization, writeProof } from './evidence.ts';

interface Paper extends Pick<AttachmentFacts, 'name' | 'mediaType'> {
  readonly content: Uint8Array;
}

/** What the papers of an application say. */
export interface PaperFacts extends EvidenceFacts {
  readonly approvalNumber: string;
}

const pdf = (name: string, content: Uint8Array): Paper => ({ name: `${name}.pdf`, mediaType: 'application/pdf', content });

async function licenseOf(facts: PaperFacts): Promise<Paper> {
  return { name: facts.isEnterprise ? '营业执照.png' : '事业单位法人证书.png', mediaType: 'image/png', content: await drawLicense(facts) };
}

/** The papers of each subject by field; a field without one takes none. */
const papersOf = {
  department: async (facts) => ({ proof: pdf('授权书', writeAuthorization(facts)) }),
  employer: async (facts) => ({ license: await licenseOf(facts), authorization: pdf('授权委托书', writeAuthorization(facts)) }),
  base: async (facts) => ({
    approval: pdf('批准文件', writeApproval(facts)), license: await licenseOf(facts), authorization: pdf('授权委托书', writeAuthorization(facts)),
  }),
  professional: async () => ({ photo: { name: '照片.jpg', mediaType: 'image/jpeg', content: await drawPortrait() } }),
} satisfies Record<RegistrationSubject, (facts: PaperFacts) => Promise<Readonly<Record<string, Paper>>>>;

interface PaperDeps {
  readonly sealing: Sealing;
  readonly files: FileStore;
}

/** Who has uploaded papers, and when. */
interface Upload {
  readonly owner: string;
  readonly at: string;
}

/** Papers in the file store, by field; nothing in the database names them yet. */
export type StoredPapers = Readonly<Record<string, Pick<Paper, 'name' | 'mediaType'> & StoredFile>>;

/** Draws the papers of an applicant and puts them into the file store. */
export async function storeEvidence(files: FileStore, { subject, facts }: { subject: RegistrationSubject; facts: PaperFacts }): Promise<StoredPapers> {
  return storePapers(files, await papersOf[subject](facts));
}

/** Writes down who has uploaded papers, as he would have; gives their ids by field. */
export async function keepPapers(sealing: Sealing, papers: StoredPapers, { owner, at }: Upload, transaction: Transaction): Promise<Record<string, string[]>> {
  for (const paper of Object.values(papers)) await createAttachment(sealing, { ...paper, owner, at }, transaction);
  return Object.fromEntries(Object.entries(papers).map(([field, { id }]) => [field, [id]]));
}

/** The paper that proves what a case says. */
export async function seedProof(
  deps: PaperDeps, { title, text, ...upload }: Upload & { title: string; text: string }, transaction: Transaction,
): Promise<Record<string, string[]>> {
  return seedPapers(deps, { titles: { proof: title }, text, ...upload }, transaction);
}

/** A paper for each of these fields, by its title. */
export async function seedPapers(
  { sealing, files }: PaperDeps, { titles, text, ...upload }: Upload & { titles: Readonly<Record<string, string>>; text: string }, transaction: Transaction,
): Promise<Record<string, string[]>> {
  const papers = Object.entries(titles).map(([field, title]) => [field, pdf(title, writeProof(title, text))] as const);
  return keepPapers(sealing, await storePapers(files, Object.fromEntries(papers)), upload, transaction);
}

async function storePapers(files: FileStore, papers: Readonly<Record<string, Paper>>): Promise<StoredPapers> {
  const stored = await Promise.all(Object.entries(papers).map(async ([field, { content, ...paper }]) =>
    [field, { ...paper, ...await files.put(Readable.from([content]), { maxBytes: MAX_ATTACHMENT_BYTES }) }] as const));
  return Object.fromEntries(stored);
}
