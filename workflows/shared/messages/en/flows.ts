import type { flows as zhCn } from '../zh-cn/flows.ts';
import { changes } from './changes.ts';
import { hourFields } from './hour-fields.ts';
import { hourReview } from './hour-review.ts';
import { moves } from './moves.ts';
import { registration } from './registration.ts';
import { training } from './training.ts';

export const flows: Record<keyof typeof zhCn, string> = {
  ...registration,
  ...changes,
  ...moves,
  ...training,
  ...hourFields,
  ...hourReview,
  'edge.submit': 'Submitted',
  'edge.open': 'Reviewer assigned',
  'edge.consent': 'One side agreed',
  'edge.approve': 'Approved',
  'edge.return': 'Returned to be mended',
  'edge.reject': 'Rejected',
  'edge.resubmit': 'Mended and submitted again',
  'edge.withdraw': 'Withdrawn',
  'edge.rebase': 'The record has changed, to be compared again',
  'edge.reroute': 'Person transferred, the new unit reviews',
  'edge.remind': 'Reminder sent',
  'edge.escalate': 'Not answered in time, went to the upper level',
  'edge.overdue': 'Overdue, and no upper level to take over',
  'edge.recount': 'Working days changed, deadlines counted again',
  'edge.lapse': 'Not mended in time, lapsed',
  'edge.claim': 'Claimed',
  'edge.release': 'Given back',
  'edge.transfer': 'Handed on',
  'edge.urge': 'Urged',
  'edge.comment': 'Comment',
  'edge.internalComment': 'Internal comment',
  'edge.copy': 'Copied',
  'edge.void': 'Record voided',
  'status.received': 'Received',
  'status.reviewing': 'Under review',
  'status.approved': 'Approved',
  'status.rejected': 'Rejected',
  'status.returned': 'Returned',
  'status.withdrawn': 'Withdrawn',
  'status.lapsed': 'Lapsed',
  'status.voided': 'Void',
  'verb.approve': 'Approve',
  'verb.return': 'Return',
  'verb.reject': 'Reject',
  'step.submit': 'Fill in and submit',
  'step.mend': 'Applicant mends',
  'step.effect': 'Account active',
};
