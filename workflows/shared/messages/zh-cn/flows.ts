import type { FlowWord } from '../../../flows/index.ts';
import { changes } from './changes.ts';
import { hourFields } from './hour-fields.ts';
import { hourReview } from './hour-review.ts';
import { moves } from './moves.ts';
import { registration } from './registration.ts';
import { training } from './training.ts';

/** Names of flows, subjects, steps, edges and form fields, keyed `<flowId>.<what>.<name>`. */
export const flows = {
  ...registration,
  ...changes,
  ...moves,
  ...training,
  ...hourFields,
  ...hourReview,
  'edge.submit': '提交申请',
  'edge.open': '已分配审核单位',
  'edge.unassigned': '目前没有可以审核的单位，等待中',
  'edge.consent': '一方同意',
  'edge.approve': '审核通过',
  'edge.return': '退回修改',
  'edge.reject': '驳回',
  'edge.resubmit': '修改后重新提交',
  'edge.withdraw': '撤回',
  'edge.rebase': '登记信息已有变化，重新比对',
  'edge.reroute': '人员调转，改由新单位审核',
  'edge.remind': '已发送提醒',
  'edge.escalate': '逾期未审核，转上级审核',
  'edge.overdue': '已逾期，无更上级单位接办',
  'edge.recount': '工作日历调整，期限已重新计算',
  'edge.lapse': '逾期未修改，已失效',
  'edge.claim': '领取',
  'edge.release': '交回',
  'edge.transfer': '转办',
  'edge.addBefore': '前加签',
  'edge.addAfter': '后加签',
  'edge.urge': '催办',
  'edge.comment': '留言',
  'edge.internalComment': '内部留言',
  'edge.copy': '抄送',
  'edge.void': '记录作废',
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
  'step.added': '加签',
  'step.effect': '启用账户',
} as const satisfies Readonly<Record<string, string> & Record<FlowWord, string>>;
