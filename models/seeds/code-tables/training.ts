import { entries } from './code-entry.ts';

/** For whom a course is meant. */
export const trainingLevels = entries([['senior', '高级', 'Senior'], ['middle', '中级', 'Middle'], ['junior', '初级', 'Junior'], ['mixed', '混合', 'Mixed']]);

/** How a course is held. */
export const trainingMethods = entries([['face-to-face', '面授', 'Face to face'], ['online', '线上', 'Online'], ['mixed', '线上线下混合', 'Both']]);

/** The study forms whose hours are earned in a class. */
export const classForms = entries([
  ['baseClass', '继续教育基地培训班', 'Class of a base'], ['onlineCourse', '网络远程培训', 'Online course'], ['industryTraining', '行业、单位内部培训', 'In-house training'],
]);

/** How somebody has ended a class. */
export const classResults = entries([['excellent', '优秀', 'Excellent'], ['passed', '合格', 'Passed'], ['failed', '不合格', 'Failed']]);

/** What reviewers of plans, classes and summaries often write, below the verb it goes with. */
export const planReasons = entries([
  ['return', '退回修改', 'Return'],
  ['plan-incomplete', '计划内容不完整，请补充课程、师资或考核方式', 'The plan is incomplete: please add courses, teachers or how it is assessed', 'return'],
  ['hours-differ', '学时与课程安排不一致，请核对后改正', 'The hours differ from the timetable: please check and mend them', 'return'],
  ['roster-differs', '学员名册与签到、考核材料不一致，请核对', 'The roster differs from attendance or results: please check it', 'return'],
  ['document-missing', '缺少承诺书、总结或决算等材料，请补充', 'The letter of commitment, the report or the accounts are missing: please add them', 'return'],
  ['reject', '驳回', 'Reject'],
  ['outside-scope', '培训内容超出本单位的培训范围', 'The training is outside the scope of the organization', 'reject'],
  ['not-needed', '与已有培训重复，不予安排', 'It repeats training that exists already', 'reject'],
  ['not-held', '经核实，培训未按申报内容开展', 'The training was not held as declared', 'reject'],
]);
