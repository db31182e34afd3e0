import { type AttachmentType, attachmentTypeOfName } from '../workflows/shared/attachment.ts';
import { readPdf } from './pdf-readers.ts';

/** A picture with more pixels is refused before it is decoded: a few kilobytes can unpack to gigabytes. */
export const MAX_IMAGE_PIXELS = 50_000_000;

/** Why a file is not taken, as codes of problems without `file-`. */
export type FileFlaw = 'type-not-offered' | 'mismatch' | 'damaged' | 'locked' | 'image-too-large';

export type Inspection =
  | { readonly ok: true; readonly mediaType: AttachmentType }
  | { readonly ok: false; readonly flaw: FileFlaw };

/** What a person says of a file: its name, and the type his browser sent along. */
export interface FileClaim {
  readonly name: string;
  readonly mediaType: string;
}

/**
 * Judges a file by its content alone: a picture is decoded whole, the structure of a PDF is read, and both name and
 * claimed type must say what it is. Never throws for content, however odd.
 *
 * @param patienceMs how long a PDF may take to be read; one that takes longer is called damaged.
 */
export async function inspectFile(
  content: Uint8Array, { name, mediaType: claimed }: FileClaim, patienceMs = PDF_PATIENCE_MS,
): Promise<Inspection> {
  const promised = attachmentTypeOfName(name);
  if (promised === null) return { ok: false, flaw: 'type-not-offered' };
  if (promised !== claimed) return { ok: false, flaw: 'mismatch' };
  if (content.byteLength === 0) return { ok: false, flaw: 'damaged' };
  if (typeOfContent(content) !== promised) return { ok: false, flaw: 'mismatch' };
  const flaw = promised === 'application/pdf' ? await flawOfPdf(content, patienceMs) : await flawOfImage(content, promised);
  return flaw === null ? { ok: true, mediaType: promised } : { ok: false, flaw };
}

const SIGNATURES = [
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { mediaType: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
] as const satisfies readonly { mediaType: AttachmentType; bytes: readonly number[] }[];

function typeOfContent(content: Uint8Array): AttachmentType | null {
  return SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => content[index] === byte))?.mediaType ?? null;
}

async function flawOfImage(content: Uint8Array, mediaType: Exclude<AttachmentType, 'application/pdf'>): Promise<FileFlaw | null> {
  // Loaded with the first picture: a start does not wait for it.
  const { default: sharp } = await import('sharp');
  try {
    // A picture whose last chunk is missing was cut off, even where all of its lines are there.
    if (mediaType === 'image/png' && !Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes('IEND')) return 'damaged';
    const image = sharp(content, { limitInputPixels: false, failOn: 'truncated', sequentialRead: true });
    const { format, width, height } = await image.metadata();
    if (`image/${format}` !== mediaType) return 'mismatch';
    if (width * height > MAX_IMAGE_PIXELS) return 'image-too-large';
    // Cutting first keeps the decoder from reading a reduced picture: every line is decoded.
    await image.extract({ left: 0, top: 0, width, height }).resize(8, 8, { fit: 'fill' }).raw().toBuffer();
    return null;
  } catch {
    return 'damaged';
  }
}

/** A PDF ends with a pointer to its table of contents; one that was cut off has lost it. */
const PDF_END = /startxref\s+\d+\s+%%EOF/u;
/** Within so many last bytes of a file. */
const PDF_END_BYTES = 2_048;

/** A PDF that takes longer to read was made to. */
const PDF_PATIENCE_MS = 10_000;

async function flawOfPdf(content: Uint8Array, patienceMs: number): Promise<FileFlaw | null> {
  if (!PDF_END.test(Buffer.from(content.subarray(-PDF_END_BYTES)).toString('latin1'))) return 'damaged';
  const found = await readPdf(content, patienceMs);
  return found === 'ok' ? null : found;
}
