import type { FlowId } from '../../../workflows/flows/index.ts';
import { APPLICANT_VERBS, DECISION_VERBS, DESK_VERBS } from '../../../workflows/shared/flow.ts';
import { gallery } from '../../../workflows/shared/picture/gallery.ts';
import { DESK_ACTIONS } from './desk-actions.ts';

/** What can happen to an open case: what people do, what time does, and what operators and machines do. */
export const ACTIONS = [...DECISION_VERBS, ...APPLICANT_VERBS, ...DESK_VERBS, ...DESK_ACTIONS, 'lastDeadline', 'reminder', 'resync', 'restart'] as const;

export type Action = (typeof ACTIONS)[number];

/** Actions in the order in which they are sent; everything else about them follows from the seed. */
export interface Schedule {
  /** `<picture>/<action>+<action>/<number>`: enough to run it again. */
  readonly seed: string;
  readonly picture: string;
  readonly actions: readonly Action[];
}

/** Every order of two actions on every picture of a flow, and every order of three, picture after picture. */
export function schedulesOf(flowId: FlowId, number: number): Schedule[] {
  const pictures = gallery().filter((one) => one.flowId === flowId).map(({ name }) => name);
  const pairs = pictures.flatMap((picture) => ordersOf(2).map((actions) => scheduleOf(picture, actions, number)));
  const triples = ordersOf(3).map((actions, place) => scheduleOf(pictures[(place + number) % pictures.length] ?? '', actions, number));
  return [...pairs, ...triples];
}

/** So many schedules, spread evenly over all of them. */
export function sliceOf(schedules: readonly Schedule[], count: number): Schedule[] {
  return Array.from({ length: count }, (_, place) => schedules[Math.floor((place + 0.5) * schedules.length / count)]).filter((one) => one !== undefined);
}

/**
 * The schedule of a seed.
 *
 * @throws RangeError when it is none.
 */
export function readSchedule(seed: string): Schedule {
  const [picture = '', names = '', number = ''] = seed.split('/');
  const actions = names.split('+').map((name) => ACTIONS.find((action) => action === name)).filter((action) => action !== undefined);
  const schedule = scheduleOf(picture, actions, Number(number));
  if (schedule.seed !== seed || !gallery().some(({ name }) => name === picture)) throw new RangeError(`${seed} is no seed of a schedule`);
  return schedule;
}

/** Gives numbers from 0 to below 1, the same ones for one seed. */
export function randomOf(seed: string): () => number {
  let state = 0;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 0x01_00_01_93) >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function scheduleOf(picture: string, actions: readonly Action[], number: number): Schedule {
  return { seed: `${picture}/${actions.join('+')}/${number}`, picture, actions };
}

/** All sequences of so many actions, the same one twice among them. */
function ordersOf(length: number): Action[][] {
  return length === 0 ? [[]] : ordersOf(length - 1).flatMap((before) => ACTIONS.map((action) => [...before, action]));
}
