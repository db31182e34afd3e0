/** `370***********1234`: the first 3 and last 4 characters; a short number keeps its first and last one only. */
export function maskIdNumber(text: string): string {
  return text.length >= 12 ? keepEnds(text, 3, 4) : keepEnds(text, 1, 1);
}

/** `138****5678`: the first 3 and last 4 digits; a short number keeps its last one only. */
export function maskMobile(text: string): string {
  return text.length >= 11 ? keepEnds(text, 3, 4) : keepEnds(text, 0, 1);
}

/** `a***@x.cn`: the first character and the domain. How long the name was is not shown. */
export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 1 ? '***' : `${Array.from(text)[0] ?? ''}***${text.slice(at)}`;
}

/** `张*`: the first character. How long the name was is not shown. */
export function maskName(text: string): string {
  const [first] = Array.from(text);
  return first === undefined ? '' : `${first}*`;
}

/** `1985-**-**`: the year. */
export function maskBirthDate(day: string): string {
  return `${day.slice(0, 4)}-**-**`;
}

/** A text that would be shown whole is hidden whole. */
function keepEnds(text: string, start: number, end: number): string {
  const characters = Array.from(text);
  const hidden = characters.length - start - end;
  if (hidden <= 0) return '*'.repeat(characters.length);
  return [...characters.slice(0, start), '*'.repeat(hidden), ...characters.slice(characters.length - end)].join('');
}
