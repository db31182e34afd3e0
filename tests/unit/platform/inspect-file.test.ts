import { describe, expect, it } from '@jest/globals';
import { inspectFile, MAX_IMAGE_PIXELS } from '../../../platform/inspect-file.ts';
import { makeImage, makeLockedPdf, makePdf } from '../../support/files.ts';

const files = {
  png: { type: 'image/png', make: () => makeImage('png') },
  jpg: { type: 'image/jpeg', make: () => makeImage('jpeg') },
  gif: { type: 'image/gif', make: () => makeImage('gif') },
  pdf: { type: 'application/pdf', make: async () => makePdf() },
} as const;

const kinds = ['png', 'jpg', 'gif', 'pdf'] as const;
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const refused = (flaw: string) => ({ ok: false, flaw });

describe.each(kinds)('a %s', (end) => {
  const { type, make } = files[end];

  it('is taken for what it is, whatever its name begins with', async () => {
    for (const name of [`执照.${end}`, `a.b.${end.toUpperCase()}`]) {
      expect(await inspectFile(await make(), { name, mediaType: type })).toEqual({ ok: true, mediaType: type });
    }
  });

  it.each(kinds.filter((other) => other !== end))('renamed to .%s is refused', async (other) => {
    expect(await inspectFile(await make(), { name: `执照.${other}`, mediaType: files[other].type })).toEqual(refused('mismatch'));
  });

  it.each([0.3, 0.6, 0.95])('of which %d arrived is damaged', async (share) => {
    const whole = await make();
    const part = whole.slice(0, Math.max(12, Math.floor(whole.length * share)));
    expect(await inspectFile(part, { name: `执照.${end}`, mediaType: type })).toEqual(refused('damaged'));
  });

  it('whose browser says another type is refused', async () => {
    for (const mediaType of ['', 'text/html', end === 'pdf' ? 'image/png' : 'application/pdf']) {
      expect(await inspectFile(await make(), { name: `执照.${end}`, mediaType })).toEqual(refused('mismatch'));
    }
  });
});

describe('a file that is no evidence', () => {
  it.each(['执照.exe', '执照', '执照.svg', '执照.html', '执照.pdf.js', '.'])('is not offered as %j', async (name) => {
    expect(await inspectFile(makePdf(), { name, mediaType: 'application/pdf' })).toEqual(refused('type-not-offered'));
  });

  it.each([
    ['a page', '<!doctype html><script>alert(1)</script>', 'mismatch'],
    ['a page behind the signature of a PDF', '%PDF-1.7\n<html><script>alert(1)</script></html>\nstartxref\n0\n%%EOF', 'damaged'],
    ['nothing', '', 'damaged'],
    ['blanks', ' '.repeat(500), 'mismatch'],
  ])('is refused when it is %s', async (_what, content, flaw) => {
    expect(await inspectFile(text(content), { name: '执照.pdf', mediaType: 'application/pdf' })).toEqual(refused(flaw));
  });

  it('is refused when it is a page behind the signature of a picture', async () => {
    const content = Buffer.concat([await makeImage('gif').then((gif) => gif.slice(0, 6)), text('<script>alert(1)</script>')]);
    expect(await inspectFile(content, { name: '执照.gif', mediaType: 'image/gif' })).toEqual(refused('damaged'));
  });
});

it('a PDF that asks for a password is refused as such', async () => {
  expect(await inspectFile(makeLockedPdf(), { name: '委托书.pdf', mediaType: 'application/pdf' })).toEqual(refused('locked'));
});

it('a PDF that takes longer to read than anybody waits is refused, and stops being read', async () => {
  expect(await inspectFile(makePdf(), { name: '委托书.pdf', mediaType: 'application/pdf' }, 1)).toEqual(refused('damaged'));
  expect(await inspectFile(makePdf(), { name: '委托书.pdf', mediaType: 'application/pdf' })).toEqual({ ok: true, mediaType: 'application/pdf' });
});

it('PDFs that are read beside each other and after each other are each judged by themselves', async () => {
  const pdfs = [
    { content: makePdf(), judged: { ok: true, mediaType: 'application/pdf' } }, { content: makeLockedPdf(), judged: refused('locked') },
    { content: text('%PDF-1.7\nnothing\nstartxref\n0\n%%EOF'), judged: refused('damaged') }, { content: makePdf('Another one'), judged: { ok: true, mediaType: 'application/pdf' } },
  ];
  const claim = { name: '委托书.pdf', mediaType: 'application/pdf' };
  for (let round = 0; round < 2; round += 1) {
    expect(await Promise.all(pdfs.map(({ content }) => inspectFile(content, claim)))).toEqual(pdfs.map(({ judged }) => judged));
    for (const { content, judged } of pdfs) expect(await inspectFile(content, claim)).toEqual(judged);
  }
});

it('a small picture that would unpack to gigabytes is refused without unpacking it', async () => {
  const side = Math.ceil(Math.sqrt(MAX_IMAGE_PIXELS)) + 1;
  const bomb = await makeImage('png', { width: side, height: side });
  expect(bomb.length).toBeLessThan(1_000_000);
  const began = performance.now();
  expect(await inspectFile(bomb, { name: '执照.png', mediaType: 'image/png' })).toEqual(refused('image-too-large'));
  expect(performance.now() - began).toBeLessThan(500);
});
