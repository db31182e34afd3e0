import { Readable } from 'node:stream';
import type { Transaction } from 'sequelize';
import type { FileStore } from '../../../platform/file-store.ts';
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

/** The papers of an applicant in the file store, as he would have uploaded them; gives their ids by field. */
export async function seedEvidence(
  deps: PaperDeps, { subject, facts, ...upload }: Upload & { subject: RegistrationSubject; facts: PaperFacts }, transaction: Transaction,
): Promise<Record<string, string[]>> {
  return storePapers(deps, await papersOf[subject](facts), upload, transaction);
}

/** The paper that proves what a case says. */
export async function seedProof(
  deps: PaperDeps, { title, text, ...upload }: Upload & { title: string; text: string }, transaction: Transaction,
): Promise<Record<string, string[]>> {
  return storePapers(deps, { proof: pdf(title, writeProof(title, text)) }, upload, transaction);
}

/** A paper for each of these fields, by its title. */
export async function seedPapers(
  deps: PaperDeps, { titles, text, ...upload }: Upload & { titles: Readonly<Record<string, string>>; text: string }, transaction: Transaction,
): Promise<Record<string, string[]>> {
  const papers = Object.entries(titles).map(([field, title]) => [field, pdf(title, writeProof(title, text))] as const);
  return storePapers(deps, Object.fromEntries(papers), upload, transaction);
}

async function storePapers(
  { sealing, files }: PaperDeps, papers: Readonly<Record<string, Paper>>, { owner, at }: Upload, transaction: Transaction,
): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = {};
  for (const [field, { content, name, mediaType }] of Object.entries(papers)) {
    const stored = await files.put(Readable.from([content]), { maxBytes: MAX_ATTACHMENT_BYTES });
    await createAttachment(sealing, { ...stored, name, mediaType, owner, at }, transaction);
    ids[field] = [stored.id];
  }
  return ids;
}
