/** A text in three parts: what it shares with another at the beginning, what differs, and what it shares at the end. */
export interface TextParts {
  readonly head: string;
  readonly part: string;
  readonly tail: string;
}

/** Where `text` differs from `other`, in whole characters. All of it where they share nothing. */
export function changedPart(text: string, other: string): TextParts {
  const [own, theirs] = [Array.from(text), Array.from(other)];
  const shortest = Math.min(own.length, theirs.length);
  let head = 0;
  while (head < shortest && own[head] === theirs[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && own[own.length - 1 - tail] === theirs[theirs.length - 1 - tail]) tail += 1;
  const end = own.length - tail;
  return { head: own.slice(0, head).join(''), part: own.slice(head, end).join(''), tail: own.slice(end).join('') };
}
