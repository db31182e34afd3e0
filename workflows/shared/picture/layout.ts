import { isLoop, type Picture, type Place, type Way } from './picture.ts';
import { linesOf } from './text-lines.ts';
import type { WayWalked } from './walk.ts';

/** What stands in a picture in the language of its reader. */
export interface PictureWords {
  readonly place: (place: Place) => string;
  readonly side: (place: Place, side: string) => string;
  readonly way: (edge: string) => string;
  /** Marks the place where the case stands. */
  readonly present: string;
}

export interface PictureInput {
  readonly picture: Picture;
  readonly words: PictureWords;
  /** Of the drawing, in pixels; at least {@link MIN_WIDTH}. */
  readonly width: number;
  /** Where the case stands; null for a picture of no case, which shows all that can happen at a place. */
  readonly present: string | null;
  readonly walked: readonly WayWalked[];
}

/** A line of text in a box, by the middle of its height. */
export interface DrawnText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly anchor: 'start' | 'end';
  readonly look: 'title' | 'plain' | 'present';
  /** Whether the case did what it says. */
  readonly isWalked: boolean;
}

export interface DrawnBox {
  readonly place: Place;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isPresent: boolean;
  readonly isWalked: boolean;
  readonly texts: readonly DrawnText[];
}

/** A way between two boxes: corners from its beginning to the point of its arrow. */
export interface DrawnWay {
  readonly way: Way;
  readonly times: number;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** A picture as it is drawn, in pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DrawnBox[];
  readonly ways: readonly DrawnWay[];
  /** Names of the ways that lead down from step to step, beside their arrows. */
  readonly texts: readonly DrawnText[];
}

export const MIN_WIDTH = 300;
/** Everything stands on lines this far apart; the right column half a line lower, so that lines from both sides never meet. */
const ROW = 18;
const [TITLE_SIZE, TEXT_SIZE, INSET] = [14, 12, 10];

interface Row {
  readonly lines: readonly string[];
  readonly look: DrawnText['look'];
  readonly anchor: DrawnText['anchor'];
  readonly isWalked: boolean;
  /** The way that leaves, or arrives, at this row. */
  readonly way: Way | null;
}

/**
 * Draws a picture: the steps below each other at the left, what becomes of a case otherwise at the right, and between them one
 * trunk for each edge and end, which the ways from all steps join. The same input gives the same drawing.
 */
export function layOut(input: PictureInput): Drawing {
  const { picture, words } = input;
  const { places, ways } = picture;
  const width = Math.max(MIN_WIDTH, input.width);
  const leftWidth = Math.min(240, Math.round(width * 0.46));
  const rightWidth = Math.min(200, Math.round(width * 0.32));
  const left = stack(input, places.filter(isMain), { x: 1, y: 1, width: leftWidth, gap: 2 * ROW });
  const right = stack(input, places.filter((place) => !isMain(place)), { x: width - rightWidth - 1, y: 1 + ROW / 2 + 2 * ROW, width: rightWidth, gap: ROW });
  const boxes = [...left, ...right];
  const down = ways.flatMap((way) => drawDown(input, left, way));
  const sideways = ways.filter((way) => isSideway(picture, way));
  const lanes = [...new Set(sideways.map(laneOf))];
  const room = (width - leftWidth - rightWidth) / (lanes.length + 1);
  const across = sideways.map((way): DrawnWay => {
    const x = Math.round(leftWidth + room * (lanes.indexOf(laneOf(way)) + 1));
    const [begin, end] = [portOf(boxes, way, 'from', leftWidth), portOf(boxes, way, 'to', leftWidth)];
    return { way, times: timesOf(input, way), points: [begin, [x, begin[1]], [x, end[1]], end] };
  });
  const texts = down.map(({ way, points: [[x, y] = [0, 0], [, end] = [0, 0]], times }): DrawnText => ({
    x: x + 10, y: (y + end) / 2, text: counted(words.way(way.edge), times), size: TEXT_SIZE, anchor: 'start', look: 'plain', isWalked: times > 0,
  }));
  return {
    width, height: Math.max(...boxes.map(({ y, height }) => y + height)) + 1, boxes: boxes.map(({ ports: _ports, ...box }) => box),
    ways: [...down, ...across].toSorted((a, b) => a.times - b.times), texts,
  };
}

interface PlacedBox extends DrawnBox {
  /** At which height each way leaves or arrives. */
  readonly ports: readonly { readonly key: string; readonly y: number }[];
}

interface Column {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly gap: number;
}

function stack(input: PictureInput, places: readonly Place[], { x, y: top, width, gap }: Column): PlacedBox[] {
  const boxes: PlacedBox[] = [];
  for (const place of places) {
    const last = boxes.at(-1);
    const y = last === undefined ? top : last.y + last.height + gap;
    const rows = rowsOf(input, place, width - 2 * INSET);
    const texts: DrawnText[] = [];
    const ports: { key: string; y: number }[] = [];
    let middle = y + ROW;
    for (const { lines, look, anchor, isWalked, way } of rows) {
      if (way !== null) ports.push({ key: portKey(place.id, way), y: middle });
      for (const text of lines) {
        texts.push({ x: anchor === 'start' ? x + INSET : x + width - INSET, y: middle, text, size: look === 'title' ? TITLE_SIZE : TEXT_SIZE, anchor, look, isWalked });
        middle += ROW;
      }
    }
    boxes.push({ place, x, y, width, height: middle - y, isPresent: place.id === input.present, isWalked: isVisited(input, place), texts, ports });
  }
  return boxes;
}

/** What stands in a box: its name, whether the case is there, who decides, what can happen there, and which ways leave it or arrive. */
function rowsOf(input: PictureInput, place: Place, width: number): Row[] {
  const { picture, words, present } = input;
  const { ways } = picture;
  const row = (text: string, more: Partial<Row> = {}): Row => {
    const look = more.look ?? 'plain';
    return { lines: linesOf(text, look === 'title' ? TITLE_SIZE : TEXT_SIZE, width), anchor: 'start', isWalked: false, way: null, ...more, look };
  };
  const atLeft = isMain(place);
  const loops = ways.filter((way) => isLoop(way) && way.to === place.id).map((way) => ({ way, times: timesOf(input, way) }));
  const leaving = ways.filter((way) => way.from === place.id && isSideway(picture, way));
  const arriving = ways.filter((way) => way.to === place.id && isSideway(picture, way));
  const lanes = [...new Map(arriving.map((way) => [laneOf(way), way])).values()];
  return [
    row(words.place(place), { look: 'title', way: atLeft || lanes.length !== 1 ? lanes.find(({ edge }) => edge === 'resubmit') ?? null : lanes[0] ?? null }),
    ...present === place.id ? [row(`● ${words.present}`, { look: 'present' })] : [],
    ...place.sides.length > 1 ? place.sides.map((side) => row(words.side(place, side))) : [],
    ...loops.filter(({ times }) => present === null || times > 0).map(({ way, times }) => row(`↻ ${counted(words.way(way.edge), times)}`, { isWalked: times > 0 })),
    ...!atLeft && lanes.length > 1 ? lanes.map((way) => row(`→ ${words.way(way.edge)}`, { way })) : [],
    ...leaving.map((way) => {
      // One approval decides the step below too.
      const text = counted(words.way(way.edge === 'approve' ? 'approve.covered' : way.edge), timesOf(input, way));
      return row(atLeft ? `${text} →` : `← ${text}`, { anchor: atLeft ? 'end' : 'start', isWalked: timesOf(input, way) > 0, way });
    }),
  ];
}

function drawDown(input: PictureInput, left: readonly PlacedBox[], way: Way): DrawnWay[] {
  if (!isDown(input.picture, way)) return [];
  const [above, below] = [left.find(({ place }) => place.id === way.from), left.find(({ place }) => place.id === way.to)];
  if (above === undefined || below === undefined) return [];
  const x = above.x + 2 * ROW;
  return [{ way, times: timesOf(input, way), points: [[x, above.y + above.height], [x, below.y]] }];
}

/** Where a way touches a box: at the right of those at the left, at the left of those at the right. */
function portOf(boxes: readonly PlacedBox[], way: Way, end: 'from' | 'to', leftWidth: number): readonly [number, number] {
  const box = boxes.find(({ place }) => place.id === way[end]);
  if (box === undefined) throw new RangeError(`No box for ${way.edge}`);
  const y = box.ports.find(({ key }) => key === portKey(box.place.id, way))?.y ?? box.y + ROW;
  return [box.x < leftWidth ? box.x + box.width : box.x, y];
}

/** Ways of one edge to one place arrive together; each leaves by itself. */
function portKey(placeId: string, way: Way): string {
  return way.from === placeId ? `from ${way.edge}` : `to ${way.edge}`;
}

const laneOf = ({ edge, to }: Way): string => `${edge} ${to}`;

/** Whether a way leads from one place at the left to the one below it. */
function isDown({ places }: Picture, { from, to }: Way): boolean {
  const main = places.filter(isMain).map(({ id }) => id);
  return from !== null && main.includes(from) && main.indexOf(to) === main.indexOf(from) + 1;
}

function isSideway(picture: Picture, way: Way): boolean {
  return way.from !== null && !isLoop(way) && !isDown(picture, way);
}

/** Whether a place stands at the left. */
function isMain({ id, kind }: Place): boolean {
  return kind === 'received' || kind === 'step' || id === 'approved';
}
const counted = (word: string, times: number): string => (times === 0 ? word : `${word} ×${times}`);

function timesOf({ walked }: PictureInput, { edge, from, to }: Way): number {
  return walked.find((way) => way.edge === edge && way.from === from && way.to === to)?.times ?? 0;
}

function isVisited({ walked }: PictureInput, { id }: Place): boolean {
  return walked.some(({ to, times }) => to === id && times > 0);
}
