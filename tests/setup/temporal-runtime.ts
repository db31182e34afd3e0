import { DefaultLogger, Runtime } from '@temporalio/worker';

// Loaded once per test file, before its first worker: workers tell nothing but warnings, and leave signals to npm test.
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
