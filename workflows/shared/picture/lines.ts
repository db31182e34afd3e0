import type { DrawnWay } from './layout.ts';

const ARROW = 6;

/** The line of a way as the `d` of an SVG path. */
export function lineOf(points: DrawnWay['points']): string {
  return points.map(([x, y], place) => `${place === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

/** The arrow at the end of a way as the `d` of an SVG path. */
export function arrowOf(points: DrawnWay['points']): string {
  const [[x, y] = [0, 0], [fromX, fromY] = [0, 0]] = points.toReversed();
  const [dx, dy] = [Math.sign(x - fromX), Math.sign(y - fromY)];
  const [backX, backY] = [x - ARROW * dx, y - ARROW * dy];
  const half = ARROW / 2;
  return `M${x} ${y}L${backX - half * dy} ${backY - half * dx}L${backX + half * dy} ${backY + half * dx}Z`;
}
