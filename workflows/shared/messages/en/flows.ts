import type { flows as zhCn } from '../zh-cn/flows.ts';
import { registration } from './registration.ts';

export const flows: Record<keyof typeof zhCn, string> = {
  ...registration,
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
