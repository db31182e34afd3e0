/** Largest file of evidence, in bytes (docs/rules.md, "Evidence"). */
export const MAX_ATTACHMENT_BYTES = 5 * 1024 * 1024;

/** Longest name of a file that is kept, in characters. */
export const MAX_FILE_NAME_LENGTH = 200;

/** What evidence may be: media type → the ends of names that go with it. */
export const ATTACHMENT_TYPES = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'application/pdf': ['pdf'],
} as const satisfies Record<string, readonly string[]>;

export type AttachmentType = keyof typeof ATTACHMENT_TYPES;

export const ATTACHMENT_MEDIA_TYPES: readonly AttachmentType[] = ['image/jpeg', 'image/png', 'image/gif', 'application/pdf'];

/** Narrows text, for example a `Content-Type`, to a type that evidence may have. */
export function isAttachmentType(text: string): text is AttachmentType {
  return Object.hasOwn(ATTACHMENT_TYPES, text);
}

/** The type that the end of a name promises; null when evidence may not be that. */
export function attachmentTypeOfName(name: string): AttachmentType | null {
  const end = /\.([^.]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  return ATTACHMENT_MEDIA_TYPES.find((type) => ATTACHMENT_TYPES[type].some((known) => known === end)) ?? null;
}

/** A stored file as people see it. */
export interface AttachmentFacts {
  readonly id: string;
  /** As the person named it. */
  readonly name: string;
  readonly mediaType: AttachmentType;
  /** Bytes. */
  readonly size: number;
}

const NO_BREAK = '\u00A0';

/** A size as people read it: 2.1 MB, 320 KB; on one line. */
export function formatBytes(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1) return `${bytes}${NO_BREAK}B`;
  return kilobytes < 1000 ? `${Math.round(kilobytes)}${NO_BREAK}KB` : `${(kilobytes / 1024).toFixed(1)}${NO_BREAK}MB`;
}
