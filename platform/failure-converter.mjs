import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stacks of failures are encrypted like everything else; the SDK leaves them plain unless it is told. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
