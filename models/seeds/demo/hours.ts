import type { LearningSubject, StudyForm } from '../../../workflows/shared/hours/study-forms.ts';

/** Hours of the demo that somebody has declared; what happened since stands in `activities/demo/stories.ts`, by title. */
export interface DemoHours {
  /** The number of a professional, 0 for the first. */
  readonly by: number;
  /** Whether his unit declares them for him. */
  readonly asUnit?: boolean;
  readonly studyForm: StudyForm;
  /** No two are the same. */
  readonly title: string;
  readonly hours: number;
  readonly daysAgo: number;
  /** The others where nothing is said: professional courses. */
  readonly learningSubject?: LearningSubject;
  /** Calendar days from the first to the last, which lies a few before the declaration. */
  readonly length?: number;
  /** What else its form says, of the last day (`yyyy-mm-dd`). */
  readonly details: (day: string) => Readonly<Record<string, string | number | null>>;
}

const onlineCourse = (by: number, daysAgo: number, title: string, hours: number): DemoHours => ({
  by, studyForm: 'onlineCourse', title, hours, daysAgo, learningSubject: 'public', length: 20,
  details: (day) => ({ platform: '山东省专业技术人员继续教育网络平台（演示）', completedOn: day, result: 'good', certificateNumber: `DEMO-WL-${by}-${daysAgo}` }),
});

const trainingCourse = (by: number, daysAgo: number, title: string, days: number, learningSubject: LearningSubject = 'professional'): DemoHours => ({
  by, studyForm: 'trainingCourse', title, hours: days * 8, daysAgo, learningSubject, length: days,
  details: () => ({ organizer: '济南市教育局', organizerLevel: 'city', place: '济南', days, attendance: 'fullTime', certificateNumber: `DEMO-PX-${by}-${daysAgo}` }),
});

const paper = (by: number, daysAgo: number, title: string): DemoHours => ({
  by, studyForm: 'paper', title, hours: 30, daysAgo,
  details: (day) => ({
    journal: '演示教育研究', journalNumber: 'ISSN 1000-0000', journalLevel: 'provincial', issue: `${day.slice(0, 4)} 年第 ${Number(day.slice(5, 7))} 期`, rank: 1, characters: 5200,
  }),
});

const award = (by: number, daysAgo: number, title: string): DemoHours => ({
  by, studyForm: 'award', title, hours: 30, daysAgo,
  details: (day) => ({ level: 'city', awardClass: 'first', rank: 1, grantor: '济南市人民政府', awardedOn: day }),
});

const teaching = (by: number, daysAgo: number, title: string, hours: number): DemoHours => ({
  by, studyForm: 'teaching', title, hours, daysAgo, length: 3, details: () => ({ organizer: '历下区教师发展中心', teachingHours: hours }),
});

const skillTest = (by: number, daysAgo: number, title: string): DemoHours => ({
  by, studyForm: 'skillTest', title, hours: 24, daysAgo,
  details: (day) => ({ skillSubject: 'computer', module: '文字处理、电子表格', moduleCount: 2, testedOn: day }),
});

/** Declarations in all states, most of them at the employer and the department that the portal offers; the professional 8 has a whole year together. */
export const DEMO_HOURS: readonly DemoHours[] = [
  onlineCourse(0, 60, '人工智能与教育数字化转型公需课', 20), trainingCourse(0, 46, '小学语文统编教材研修班', 3), skillTest(0, 33, '教师信息技术应用能力测试'),
  paper(0, 5, '大单元视角下的小学习作教学'), teaching(0, 2, '全区小学语文公开课示范教学', 6), award(0, 13, '济南市基础教育教学成果一等奖'),
  {
    by: 0, studyForm: 'conference', title: '全国小学语文教学研讨会', hours: 12, daysAgo: 8, length: 2,
    details: () => ({ level: 'national', organizer: '中国教育学会', role: 'attendee', paperCharacters: null }),
  },
  onlineCourse(8, 70, '职业道德与法治素养公需课', 18), trainingCourse(8, 62, '生态文明建设公需课面授班', 2, 'public'), trainingCourse(8, 50, '小学数学跨学科主题学习研修班', 3),
  paper(8, 44, '小学数学结构化教学的实践'), teaching(8, 30, '区域数学教研活动主讲', 12),
  award(16, 16, '历下区教学设计评比一等奖'),
  {
    by: 24, studyForm: 'practice', title: '科技馆研学基地跟岗实践', hours: 16, daysAgo: 6, length: 4, details: () => ({ practiceUnit: '山东省科技馆', days: 2 }),
  },
  {
    by: 32, studyForm: 'grassrootsService', title: '乡村学校送教下乡', hours: 8, daysAgo: 4, length: 1, details: () => ({ organizer: '历下区教育和体育局', days: 1 }),
  },
  {
    by: 40, studyForm: 'surveyReport', title: '义务教育课后服务质量调研报告', hours: 20, daysAgo: 26, length: 10, details: (day) => ({ leaderLevel: 'city', endorsedOn: day }),
  },
  {
    by: 48, studyForm: 'other', title: '校本课程标准编制', hours: 10, daysAgo: 9, length: 15, details: () => ({ description: '参加校本课程标准编制，负责综合实践部分' }),
  },
  trainingCourse(9, 3, '初中物理实验教学培训班', 2),
  {
    by: 17, studyForm: 'book', title: '初中化学项目式学习案例', hours: 20, daysAgo: 28,
    details: (day) => ({ publisher: '演示出版社', isbn: '9787000000017', publishedOn: day, bookRole: 'coEditor', rank: 2, characters: 40_000 }),
  },
  { ...teaching(56, 3, '新教师入职培训授课', 4), asUnit: true },
];
