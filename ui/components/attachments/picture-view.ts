export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Quarter turns clockwise. */
export type Turn = 0 | 1 | 2 | 3;

const STEP = 1.25;
const LARGEST = 5;
const SMALLEST = 0.1;
/** Room around a picture that fits its window, on all sides together. */
const MARGIN = 32;

/** How a picture is looked at: how large, and which way up. `zoom` null fits it to the window. */
export interface PictureView {
  readonly zoom: number | null;
  readonly turn: Turn;
}

export const FITTED: PictureView = { zoom: null, turn: 0 };

/** The size of a picture that was turned. */
export function turned({ width, height }: Size, turn: Turn): Size {
  return turn % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** The factor at which a turned picture fits its window; a small picture is not enlarged. */
export function fitOf(picture: Size, turn: Turn, stage: Size): number {
  const { width, height } = turned(picture, turn);
  const factor = Math.min((stage.width - MARGIN) / width, (stage.height - MARGIN) / height, 1);
  return Math.max(factor, 0.01);
}

/** The view after a step nearer (1) or further (-1); `present` is the factor that is on the screen. */
export function zoomed({ turn }: PictureView, present: number, direction: 1 | -1): PictureView {
  const factor = direction === 1 ? present * STEP : present / STEP;
  return { turn, zoom: Math.min(LARGEST, Math.max(Math.min(SMALLEST, present), factor)) };
}

/** The view after a quarter turn; what was fitted stays fitted. */
export function turnedView({ zoom, turn }: PictureView): PictureView {
  const turns = [1, 2, 3, 0] as const;
  return { zoom, turn: turns[turn] };
}
