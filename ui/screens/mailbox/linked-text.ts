/** A piece of a message: words, or an address that can be opened. */
export interface TextPiece {
  readonly text: string;
  readonly isLink: boolean;
}

/** Finds the addresses in a message; one ends where punctuation of the sentence begins. */
export function linkedText(text: string): TextPiece[] {
  return text.split(/(https?:\/\/[^\s，。；）】]+)/).map((piece, index) => ({ text: piece, isLink: index % 2 === 1 })).filter((piece) => piece.text !== '');
}
