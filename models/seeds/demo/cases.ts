import type { FlowId } from '../../../workflows/flows/index.ts';
import { BUSY_DEPARTMENT, BUSY_UNIT } from './organizations.ts';

/** A case of the demo that somebody with an account has submitted; what happened since stands in `activities/demo/stories.ts`. */
export interface DemoCase {
  readonly flowId: FlowId;
  readonly subject: string;
  /** The number of a professional, 0 for the first, or the name of an organization, whose first administrator submits. */
  readonly by: number | string;
  /** What the form says beside what the record says now; `successor` is the name of an organization. */
  readonly fields: Readonly<Record<string, string | number>>;
  readonly successor?: string;
  readonly daysAgo: number;
}

const title = (by: number, daysAgo: number, fields: DemoCase['fields']): DemoCase =>
  ({ flowId: 'changeReview', subject: 'title', by, daysAgo, fields: { reason: '取得新的专业技术职务资格', ...fields } });

const transfer = (by: number, successor: string, daysAgo: number, reasonCode = 'transferred'): DemoCase =>
  ({ flowId: 'personnelTransfer', subject: 'person', by, successor, daysAgo, fields: { reasonCode } });

const organization = (by: string, daysAgo: number, fields: DemoCase['fields']): DemoCase =>
  ({ flowId: 'changeReview', subject: 'organization', by, daysAgo, fields });

const identity = (by: number, daysAgo: number, fields: DemoCase['fields']): DemoCase =>
  ({ flowId: 'changeReview', subject: 'identity', by, daysAgo, fields });

const superior = (by: string, successor: string, daysAgo: number, reason: string): DemoCase =>
  ({ flowId: 'superiorChange', subject: 'organization', by, successor, daysAgo, fields: { reason } });

const SENIOR = { levelCode: '412', titleName: '高级教师', obtainedOn: '2026-09-30', appointedTitle: '高级教师', postGrade: 7 };
const FIRST = { levelCode: '420', titleName: '一级教师', obtainedOn: '2026-08-31', appointedTitle: '一级教师', postGrade: 10 };

/** Changes of records, changes of superior and transfers, most of them at the employer and the department that the portal offers. */
export const DEMO_CASES: readonly DemoCase[] = [
  title(24, 0, SENIOR), title(8, 1, FIRST), title(48, 3, SENIOR), title(32, 6, FIRST), title(72, 13, SENIOR), title(56, 9, FIRST), title(80, 16, FIRST),
  title(16, 2, { postGrade: 5, reason: '岗位等级调整' }), title(9, 4, SENIOR),
  identity(40, 1, { personName: '王佳凝', reason: '登记的姓名有误，以身份证为准' }), identity(64, 7, { personName: '马鹏菲', reason: '姓名录入有误' }),
  organization('历下区文苑中学', 1, { address: '历下区文化东路 29 号', reason: '校址搬迁' }),
  organization('历下区青禾幼儿园', 3, { name: '济南市历下区青禾幼儿园', reason: '名称变更，已换发法人证书' }),
  organization('泉城继续教育基地', 6, { legalRepresentative: '孔令德', reason: '法定代表人变更' }),
  organization('济南市第三十职业学校', 11, { address: '市中区英雄山路 166 号', reason: '校址搬迁' }),
  superior('历下区青禾幼儿园', '济南市教育局', 2, '机构改革，划归市教育局直属'),
  superior('济南市第三十职业学校', BUSY_DEPARTMENT, 5, '按属地原则划归历下区管理'),
  transfer(88, '历下区文苑中学', 1), transfer(96, '历下区青禾幼儿园', 4, 'seconded'), transfer(17, BUSY_UNIT, 5), transfer(25, BUSY_UNIT, 2),
  transfer(104, '历下区文苑中学', 12), transfer(33, BUSY_UNIT, 15),
  // Nobody at the unit answers: the bureau takes over.
  transfer(112, '历下区文苑中学', 19), transfer(41, '历下区青禾幼儿园', 22),
];
