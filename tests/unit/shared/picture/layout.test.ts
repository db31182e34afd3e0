import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { LOCALES, translate } from '../../../../workflows/shared/messages/index.ts';
import { pictureFiles } from '../../../../workflows/shared/picture/files.ts';
import { gallery } from '../../../../workflows/shared/picture/gallery.ts';
import { type DrawnBox, layOut } from '../../../../workflows/shared/picture/layout.ts';
import type { Picture } from '../../../../workflows/shared/picture/picture.ts';
import { linesOf, widthOf } from '../../../../workflows/shared/picture/text-lines.ts';
import { withDetours } from '../../../../workflows/shared/picture/walk.ts';
import { pictureWords, waySentences } from '../../../../workflows/shared/picture/words.ts';

const FOLDER = new URL('../../../../docs/pictures/', import.meta.url);

const drawn = gallery().flatMap(({ name, flowId, subjects: [subject = ''], picture }) => LOCALES.flatMap((locale) => [326, 528, 720].map((width) => {
  const reader = { locale, flowId, subject };
  return { title: `${name} in ${locale} at ${width}`, reader, picture, drawing: layOut({ picture, words: pictureWords(reader), width, present: null, walked: [] }) };
})));

function overlap(one: DrawnBox, other: DrawnBox): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

describe('a picture that is drawn', () => {
  it.each(drawn)('$title has every place and way, no box over another, and texts that fit', ({ picture, drawing: { boxes, ways, texts, width, height } }) => {
    expect(boxes.map(({ place }) => place.id).toSorted()).toEqual(picture.places.map(({ id }) => id).toSorted());
    const loops = picture.ways.filter(({ from, to }) => from === to);
    expect(ways.length + loops.length + 1).toBe(picture.ways.length);
    expect(boxes.flatMap((box, place) => boxes.slice(place + 1).filter((other) => overlap(box, other)))).toEqual([]);
    for (const box of boxes) {
      expect(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height).toBe(true);
      for (const { text, size } of box.texts) expect([text, widthOf(text, size) <= box.width - 20]).toEqual([text, true]);
      const lines = box.texts.map(({ y }) => y);
      expect(new Set(lines).size).toBe(lines.length);
    }
    for (const { x, text, size } of texts) expect(x + widthOf(text, size)).toBeLessThanOrEqual(width);
  });

  it.each(drawn)('$title names everything in words', ({ reader, picture, drawing }) => {
    const said = [...drawing.boxes.flatMap(({ texts }) => texts), ...drawing.texts].map(({ text }) => text);
    const raw = [...picture.ways.map(({ edge }) => edge), ...picture.places.map(({ id }) => id)];
    expect(said.filter((text) => raw.includes(text.replace(/^[↻→←] | →$/g, '')))).toEqual([]);
    expect(waySentences(reader, picture, [])).toHaveLength(picture.ways.length);
  });

  it('of a case marks where it stands in words, and counts what it took', () => {
    const [{ picture, reader } = { picture: null, reader: null }] = drawn;
    if (picture === null) throw new RangeError('There is no picture');
    const walked = [{ edge: 'return', from: 'review', to: 'returned', times: 2 }];
    const { boxes, ways } = layOut({ picture, words: pictureWords(reader), width: 326, present: 'returned', walked });
    const present = boxes.filter(({ isPresent }) => isPresent);
    expect(present.map(({ place, texts }) => [place.id, texts.some(({ look, text }) => look === 'present' && text.includes('当前位置'))])).toEqual([['returned', true]]);
    expect(ways.filter(({ times }) => times > 0).map(({ way, times }) => [way.edge, times])).toEqual([['return', 2]]);
    expect(boxes.flatMap(({ texts }) => texts).filter(({ text }) => text.includes('×2')).map(({ isWalked }) => isWalked)).toEqual([true]);
    expect(waySentences(reader, picture, walked).filter((sentence) => sentence.includes('2'))).toHaveLength(1);
  });
});

describe.each(LOCALES)('a case to which a reviewer was added, in %s', (locale) => {
  it('shows it at its step, how often and in words, and everything else where it was', () => {
    const [{ picture, reader: { flowId, subject } } = { picture: null, reader: { flowId: '', subject: '' } }] = drawn;
    if (picture === null) throw new RangeError('There is no picture');
    const walked = [{ edge: 'addBefore', from: 'review', to: 'review', times: 2 }];
    const reader = { locale, flowId, subject };
    const draw = (shown: Picture) => layOut({ picture: shown, words: pictureWords(reader), width: 326, present: 'review', walked });
    const [plain, detoured] = [draw(picture), draw(withDetours(picture, walked))];
    // Lines break where there is no room.
    const joined = (text: string): string => text.replaceAll(' ', '');
    const texts = detoured.boxes.find(({ place }) => place.id === 'review')?.texts.map(({ text }) => text) ?? [];
    expect(joined(texts.join(''))).toContain(joined(`↻ ${translate(locale, 'flows.way.addBefore')} ×2`));
    expect(detoured.ways.map(({ way }) => way)).toEqual(plain.ways.map(({ way }) => way));
    expect(waySentences(reader, withDetours(picture, walked), walked).filter((sentence) => sentence.includes(translate(locale, 'flows.edge.addBefore')))).toHaveLength(1);
  });
});

describe('a text in lines', () => {
  it('breaks Chinese anywhere and English between words', () => {
    expect(linesOf('原、新上级部门审核', 14, 70)).toEqual(['原、新上级', '部门审核']);
    expect(linesOf('Old and new superior review', 14, 130)).toEqual(['Old and new', 'superior review']);
  });
});

describe('docs/pictures', () => {
  it('is what the code draws; `npm run pictures` writes it anew', () => {
    const kept = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')]));
    expect([...kept.keys()].toSorted()).toEqual([...pictureFiles().keys()].toSorted());
    for (const [name, content] of pictureFiles()) expect([name, kept.get(name) === content]).toEqual([name, true]);
  });
});
