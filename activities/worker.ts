import { loadConfig } from '../platform/config.ts';
import { runWorker } from './run-worker.ts';

await runWorker({ config: loadConfig(process.env) });
