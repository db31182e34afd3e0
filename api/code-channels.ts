import { CODE_CHANNELS, type CodeChannel } from '../models/one-time-code.ts';
import type { Config } from '../platform/config.ts';

/** By which ways this installation can send a code: only the demo has a gateway for short messages. */
export function codeChannelsOf({ demo }: Pick<Config, 'demo'>): CodeChannel[] {
  return demo ? [...CODE_CHANNELS] : ['email'];
}
