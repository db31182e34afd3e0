import { findMessage, LOCALES } from '../messages/index.ts';
import { gallery, type GalleryPicture } from './gallery.ts';
import { svgFile } from './svg.ts';
import { type PictureReader, pictureWords } from './words.ts';

/** The files of docs/pictures/ by name: every picture in both languages, and the page that shows them. */
export function pictureFiles(): Map<string, string> {
  const pictures = gallery();
  return new Map([
    ...pictures.flatMap((one) => LOCALES.map((locale): [string, string] => {
      const reader = readerOf(one, locale);
      return [fileOf(one, locale), svgFile(reader, one.picture, nameOf(one, reader))];
    })),
    ['README.md', pageOf(pictures)],
  ]);
}

function pageOf(pictures: readonly GalleryPicture[]): string {
  return `${[
    '# Pictures of the flows',
    `Drawn from the definitions by \`npm run pictures\`; a test fails when a file here is not what the code draws. A box is a place where a
case can stand, an arrow the edge its event stores, ↻ what can happen at a place without moving the case on. What people do around a
case (claim, comment, copy …) changes no place and is not drawn. That each way exists is proved by walking it:
\`tests/models/walks.test.ts\` takes a case along every arrow through the application itself, and every event of every case must be a
way of its picture ([I19](../invariants.md)).`,
    ...pictures.map(sectionOf),
  ].join('\n\n')}\n`;
}

function sectionOf(one: GalleryPicture): string {
  const reader = readerOf(one, 'en');
  const { place } = pictureWords(reader);
  const steps = one.picture.places.filter(({ kind }) => kind === 'step').map(place).join(', then ');
  const shared = one.subjects.length === 1 ? '' : ` The ${one.subjects.length} subjects of the flow share it.`;
  const images = LOCALES.map((locale) => `![${one.name}, ${locale}](${fileOf(one, locale)})`).join('\n');
  return `## ${nameOf(one, reader)} (${nameOf(one, readerOf(one, 'zh-CN'))})\n\nOnce received: ${steps}; ${one.picture.ways.length} ways in all.${shared}\n\n${images}`;
}

function readerOf({ flowId, subjects: [subject = ''] }: GalleryPicture, locale: PictureReader['locale']): PictureReader {
  return { locale, flowId, subject };
}

/** The name of the subject; of the flow, with its steps, where many subjects share a picture. */
function nameOf({ chain, flowId, picture }: GalleryPicture, reader: PictureReader): string {
  const [flow, subject] = [`flows.${flowId}`, `flows.${flowId}.subject.${reader.subject}`].map((key) => findMessage(reader.locale, key));
  if (chain === null) return subject ?? flow ?? flowId;
  return `${flow ?? flowId}: ${picture.places.filter(({ kind }) => kind === 'step').map(pictureWords(reader).place).join(' → ')}`;
}

function fileOf({ name }: GalleryPicture, locale: PictureReader['locale']): string {
  return `${name}.${locale}.svg`;
}
