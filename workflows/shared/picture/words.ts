import { findMessage, type Locale, translate } from '../messages/index.ts';
import type { PictureWords } from './layout.ts';
import type { Picture, Place, Way } from './picture.ts';
import { nameOfWay, type WayWalked } from './walk.ts';

/** Of which subject a picture is, and in which language it is read. */
export interface PictureReader {
  readonly locale: Locale;
  readonly flowId: string;
  readonly subject: string;
}

/** What stands in the picture of a subject. */
export function pictureWords(reader: PictureReader): PictureWords {
  return {
    place: (place) => placeWord(reader, place),
    side: ({ id }, side) => stepWord(reader, `${id}.${side}`),
    way: (edge) => findMessage(reader.locale, `flows.way.${edge}`) ?? edgeWord(reader, edge),
    present: translate(reader.locale, 'review.picture.present'),
  };
}

/** The ways of a picture in sentences, for who hears or reads it; those that were taken say how often. */
export function waySentences(reader: PictureReader, { places, ways }: Picture, walked: readonly WayWalked[]): string[] {
  const times = new Map(walked.map((way) => [nameOfWay(way), way.times]));
  const word = (id: string | null): string => {
    const place = places.find((one) => one.id === id);
    return place === undefined ? translate(reader.locale, 'review.picture.begin') : placeWord(reader, place);
  };
  return ways.map((way) => {
    const text = sentenceOf(reader, way, word);
    const count = times.get(nameOfWay(way)) ?? 0;
    return count === 0 ? text : translate(reader.locale, 'review.picture.times', { way: text, times: count });
  });
}

function sentenceOf(reader: PictureReader, { edge, from, to }: Way, word: (id: string | null) => string): string {
  const names = { from: word(from), to: word(to), edge: edgeWord(reader, edge) };
  return translate(reader.locale, from === to ? 'review.picture.way.loop' : 'review.picture.way', names);
}

function placeWord(reader: PictureReader, { id, kind }: Place): string {
  return kind === 'step' ? stepWord(reader, id) : findMessage(reader.locale, `flows.status.${id}`) ?? id;
}

/** The name of a step where the subject has its own, else that of the flow. */
function stepWord({ locale, flowId, subject }: PictureReader, name: string): string {
  return findMessage(locale, `flows.${flowId}.${subject}.step.${name}`) ?? findMessage(locale, `flows.${flowId}.step.${name}`) ?? name;
}

function edgeWord({ locale, flowId }: PictureReader, edge: string): string {
  return findMessage(locale, `flows.${flowId}.edge.${edge}`) ?? findMessage(locale, `flows.edge.${edge}`) ?? edge;
}
