import type { AttachmentFacts } from '../../../workflows/shared/attachment.ts';

/** A file that can be looked at. */
export interface ShownFile extends AttachmentFacts {
  /** What it is: the field through which it was submitted, in words. */
  readonly label: string;
  /** Where its content is. */
  readonly url: string;
  /** Whether a later round has replaced it. */
  readonly isEarlier: boolean;
}

export function isPicture({ mediaType }: Pick<ShownFile, 'mediaType'>): boolean {
  return mediaType !== 'application/pdf';
}

/** Two files of the same kind are told apart by a number. */
export function numbered<File extends Pick<ShownFile, 'label'>>(files: readonly File[]): readonly File[] {
  return files.map((file, index) => {
    const alike = files.filter(({ label }) => label === file.label);
    const place = files.slice(0, index + 1).filter(({ label }) => label === file.label).length;
    return alike.length === 1 ? file : { ...file, label: `${file.label} ${place}` };
  });
}
