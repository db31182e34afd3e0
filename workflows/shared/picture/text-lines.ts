/** How wide a Latin letter is at most on average, in parts of its font size; a Chinese character is as wide as it is high. */
const LATIN_WIDTH = 0.58;

/** The width of a text in pixels: an estimate without a font at hand, on the safe side for words of the catalogue. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? size : size * LATIN_WIDTH), 0);
}

/** A text in lines of at most `width` pixels: Chinese breaks anywhere, Latin between words. */
export function linesOf(text: string, size: number, width: number): string[] {
  const parts = text.match(/[\u2e80-\uffff]|[^\u2e80-\uffff\s]+\s*/gu) ?? [];
  const lines: string[] = [''];
  for (const part of parts) {
    const line = lines.at(-1) ?? '';
    if (line === '' || widthOf((line + part).trimEnd(), size) <= width) lines[lines.length - 1] = line + part;
    else lines.push(part);
  }
  return lines.map((line) => line.trimEnd());
}
