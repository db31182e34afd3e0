import { type Drawing, type DrawnText, layOut } from './layout.ts';
import { arrowOf, lineOf } from './lines.ts';
import type { Picture } from './picture.ts';
import { type PictureReader, pictureWords, waySentences } from './words.ts';

/** Colors of both schemes, those of the application (ui/styles/tokens.css). */
const STYLE = `text{font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;fill:#465160}
.title{font-weight:600;fill:#1A222D}rect,.ground{fill:#FFFFFF}rect{stroke:#7F8997}.way{fill:none;stroke:#7F8997}.arrow{fill:#7F8997}
@media(prefers-color-scheme:dark){text{fill:#B3BCC8}.title{fill:#E5E9EF}rect,.ground{fill:#171C23}rect{stroke:#6F7B8B}.way{stroke:#6F7B8B}.arrow{fill:#6F7B8B}}`;

/** The picture of a subject as the text of an SVG file; the same every time. */
export function svgFile(reader: PictureReader, picture: Picture, name: string): string {
  const drawing = layOut({ picture, words: pictureWords(reader), width: 560, present: null, walked: [] });
  const { width, height } = drawing;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" lang="${reader.locale}">
<title>${escaped(name)}</title>
<desc>${waySentences(reader, picture, []).map(escaped).join('; ')}</desc>
<style>${STYLE}</style>
<path class="ground" d="M0 0H${width}V${height}H0Z"/>
${shapesOf(drawing).join('\n')}
</svg>
`;
}

function shapesOf({ ways, boxes, texts }: Drawing): string[] {
  return [
    ...ways.flatMap(({ points }) => [`<path class="way" d="${lineOf(points)}"/>`, `<path class="arrow" d="${arrowOf(points)}"/>`]),
    ...boxes.flatMap((box) => [`<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="4"/>`, ...box.texts.map(textOf)]),
    ...texts.map(textOf),
  ];
}

function textOf({ x, y, text, size, anchor, look }: DrawnText): string {
  return `<text class="${look}" x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" dominant-baseline="central">${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
