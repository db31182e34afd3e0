import { describe, expect, it } from '@jest/globals';
import { fitOf, FITTED, turned, turnedView, zoomed } from '../../../../ui/components/attachments/picture-view.ts';

const PAPER = { width: 1000, height: 1400 };
const STAGE = { width: 400, height: 500 };

describe('a picture in its window', () => {
  it('fits whole, whichever way up', () => {
    for (const turn of [0, 1, 2, 3] as const) {
      const fit = fitOf(PAPER, turn, STAGE);
      const { width, height } = turned(PAPER, turn);
      expect(width * fit).toBeLessThanOrEqual(STAGE.width);
      expect(height * fit).toBeLessThanOrEqual(STAGE.height);
    }
  });

  it('is not enlarged when it is small', () => {
    expect(fitOf({ width: 40, height: 30 }, 0, STAGE)).toBe(1);
  });

  it('comes nearer and goes back by the same step, within limits', () => {
    const near = zoomed(FITTED, 0.4, 1);
    expect(near.zoom).toBeCloseTo(0.5);
    expect(zoomed(near, 0.5, -1).zoom).toBeCloseTo(0.4);
    expect(zoomed(FITTED, 5, 1).zoom).toBe(5);
    expect(zoomed(FITTED, 0.1, -1).zoom).toBe(0.1);
    // One that fits only when it is tiny gets no larger by going back.
    expect(zoomed(FITTED, 0.04, -1).zoom).toBe(0.04);
  });

  it('is upright again after four turns', () => {
    const turns = [1, 2, 3, 4].reduce<(typeof FITTED)[]>((views) => [...views, turnedView(views.at(-1) ?? FITTED)], []);
    expect(turns.map(({ turn }) => turn)).toEqual([1, 2, 3, 0]);
    expect(turns.every(({ zoom }) => zoom === null)).toBe(true);
  });
});
