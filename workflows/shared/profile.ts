/** What a person's record can say several times (domain §5.4). */
export const PROFILE_KINDS = ['title', 'education', 'qualification', 'honor'] as const;

export type ProfileKind = (typeof PROFILE_KINDS)[number];

/** Kinds that their owner changes at once; a title is changed by a case (docs/rules.md, "Changes"). */
export const FREE_PROFILE_KINDS = ['education', 'qualification', 'honor'] as const satisfies readonly ProfileKind[];

export type FreeProfileKind = (typeof FREE_PROFILE_KINDS)[number];

/** Narrows text to a kind that its owner changes at once. */
export function isFreeProfileKind(text: string): text is FreeProfileKind {
  return FREE_PROFILE_KINDS.some((kind) => kind === text);
}
