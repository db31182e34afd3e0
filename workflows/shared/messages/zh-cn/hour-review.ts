/** Words of the review of declared hours; the forms have their own in `hours.ts`. */
export const hourReview = {
  creditHourReview: '学时（分）申报',
  'creditHourReview.subject.declaration': '学时（分）审核',
  'creditHourReview.step.review': '逐级审核',
  'creditHourReview.step.unit': '用人单位审核',
  'creditHourReview.step.direct': '主管部门审核',
  'creditHourReview.step.department': '主管部门审核',
  'creditHourReview.step.bureau': '人社部门审核',
  'creditHourReview.step.appeal': '复核',
  'creditHourReview.step.effect': '计入学时台账',
  'creditHourReview.edge.approve': '认定通过',
  'edge.revoke': '撤销认定',
} as const;
