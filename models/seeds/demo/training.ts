import { addDays, dayOf } from '../../../workflows/shared/time.ts';
import type { TrainingSubject } from '../../../workflows/flows/training-plan-review/definition.ts';

/** What an organization of the demo plans, holds or sums up; what happened since stands in `activities/demo/stories.ts`. */
export interface DemoTraining {
  readonly subject: Exclude<TrainingSubject, 'classClosing'>;
  /** The name of the organization, whose first administrator submits. */
  readonly by: string;
  readonly daysAgo: number;
  readonly form: Readonly<Record<string, unknown>>;
}

const TODAY = dayOf(new Date().toISOString());
const YEAR = Number(TODAY.slice(0, 4));
const BASE = '泉城继续教育基地';
const SCHOOL = '历下区文苑中学';
const CONTACT = { contactName: '周明', contactPhone: '0531-86001234' };

const course = (name: string, startMonth: number, hours: number, capacity: number, more: object = {}): object => ({
  name, learningSubject: 'professional', field: '中小学教师', audience: '历下区中小学教师', level: 'middle', method: 'face-to-face', startMonth,
  days: Math.ceil(hours / 8), hours, sessions: 2, capacity, assessment: '结业考核', leader: '孔令德', ...more,
});

const plan = (by: string, year: number, daysAgo: number, items: readonly object[]): DemoTraining =>
  ({ subject: 'annualPlan', by, daysAgo, form: { year, name: `${year} 年度培训计划`, budget: 180_000, items, ...CONTACT } });

const training = (by: string, name: string, startsOn: string, daysAgo: number, more: object = {}): DemoTraining => {
  const endsOn = addDays(startsOn, 2);
  const teach = (day: string, subject: string): object => ({ day, course: subject, hours: 8, teacher: '齐教授' });
  return {
    subject: 'trainingClass', by, daysAgo,
    form: {
      planItemId: null, outOfPlanReason: '按上级部门通知临时举办', name, learningSubject: 'professional', studyForm: 'baseClass', startsOn, endsOn,
      place: '历下区文化西路 13 号报告厅', hours: 24, capacity: 60, fee: null, assessment: '结业考核', leader: '孔令德',
      timetable: [teach(startsOn, '课程标准解读'), teach(addDays(startsOn, 1), '课堂观察与诊断'), teach(endsOn, '教学设计展示')], ...CONTACT, ...more,
    },
  };
};

/** At the department that the portal offers: plans, classes to come and one that is over and can be closed, and a summary. */
export const DEMO_TRAINING: readonly DemoTraining[] = [
  plan(BASE, YEAR, 75, [course('小学数学骨干教师培训', 3, 40, 50), course('班主任能力提升', 9, 24, 80), course('教育数字化应用', 10, 16, 100, { learningSubject: 'public', method: 'mixed' })]),
  plan(BASE, YEAR + 1, 2, [course('初中理科实验教学', 4, 32, 40), course('新教师岗前培训', 8, 48, 60)]),
  plan(SCHOOL, YEAR + 1, 6, [course('校本研修：跨学科主题学习', 3, 16, 45)]),
  training(BASE, '班主任能力提升研修班', addDays(TODAY, -20), 34),
  training(BASE, '初中化学实验教学研修班', addDays(TODAY, 12), 3),
  training(BASE, '心理健康教育专题班', addDays(TODAY, 25), 9),
  training(SCHOOL, '青年教师教学基本功培训', addDays(TODAY, 18), 1, { studyForm: 'industryTraining' }),
  {
    subject: 'annualSummary', by: BASE, daysAgo: 5,
    form: {
      year: YEAR - 1, satisfaction: 94, income: null, expense: 152_000, mainWork: '全年举办研修班四期，完成课程资源更新。', problems: '实训场地偏少，兼职教师队伍不稳定。',
      nextYear: '增加分学科课程，扩大混合式培训。',
    },
  },
];
