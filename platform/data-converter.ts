import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import type { Config } from './config.ts';
import type { Keys } from './keys.ts';
import { createPayloadCodec } from './payload-codec.ts';

/**
 * How values become what Temporal stores: plain on one machine, so that its UI can be read, encrypted where
 * `TEMPORAL_CODEC` is on. Clients and workers of one installation must agree.
 */
export function createDataConverter({ temporalCodec }: Pick<Config, 'temporalCodec'>, { payloadCodec }: Pick<Keys, 'payloadCodec'>): DataConverter {
  return temporalCodec ? {
    payloadCodecs: [createPayloadCodec(payloadCodec)],
    failureConverterPath: fileURLToPath(new URL('./failure-converter.mjs', import.meta.url)),
  } : {};
}
