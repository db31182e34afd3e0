import type { hourReview as source } from '../zh-cn/hour-review.ts';

export const hourReview: Record<keyof typeof source, string> = {
  creditHourReview: 'Declaration of hours',
  'creditHourReview.subject.declaration': 'Review of hours',
  'creditHourReview.step.review': 'Review, level by level',
  'creditHourReview.step.unit': 'Employer',
  'creditHourReview.step.direct': 'Department',
  'creditHourReview.step.department': 'Department',
  'creditHourReview.step.bureau': 'HRSS bureau',
  'creditHourReview.step.appeal': 'Appeal',
  'creditHourReview.step.effect': 'Entered in the ledger',
  'creditHourReview.edge.approve': 'Recognized',
  'edge.revoke': 'Recognition revoked',
};
