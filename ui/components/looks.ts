import type { IconName } from './icons.ts';

/** What a color says: fine, look here, wrong, waiting or running, nothing to say. */
export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'mute';

/** How a state looks; color never stands alone. */
export interface Look {
  readonly icon: IconName;
  readonly tone: Tone;
}

/** States of cases, results of checks, decisions. */
export const LOOKS = {
  received: { icon: 'loader', tone: 'info' },
  reviewing: { icon: 'clock', tone: 'info' },
  running: { icon: 'loader', tone: 'info' },
  approved: { icon: 'circle-check', tone: 'ok' },
  returned: { icon: 'undo', tone: 'warn' },
  rejected: { icon: 'circle-x', tone: 'bad' },
  withdrawn: { icon: 'circle-slash', tone: 'mute' },
  lapsed: { icon: 'timer-off', tone: 'mute' },
  escalated: { icon: 'trending-up', tone: 'warn' },
  rerouted: { icon: 'trending-up', tone: 'mute' },
  voided: { icon: 'ban', tone: 'mute' },
  passed: { icon: 'circle-check', tone: 'ok' },
  warning: { icon: 'triangle-alert', tone: 'warn' },
  failed: { icon: 'octagon-x', tone: 'bad' },
} as const satisfies Record<string, Look>;

export type LookName = keyof typeof LOOKS;
