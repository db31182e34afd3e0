import { registration } from './registration.ts';

/** Names of flows, subjects, steps, edges and form fields, keyed `<flowId>.<what>.<name>`. */
export const flows = {
  ...registration,
  'status.received': '已收到',
  'status.reviewing': '待审核',
  'status.approved': '审核通过',
  'status.rejected': '驳回',
  'status.returned': '退回修改',
  'status.withdrawn': '已撤回',
  'status.lapsed': '已失效',
  'status.voided': '已作废',
  'verb.approve': '通过',
  'verb.return': '退回',
  'verb.reject': '驳回',
  'step.submit': '填写并提交',
  'step.mend': '申请人修改',
  'step.effect': '启用账户',
} as const;
