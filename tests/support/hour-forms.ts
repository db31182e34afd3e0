import { randomUUID } from 'node:crypto';
import { describeFields } from '../../models/stores/form-snapshot.ts';
import { creditHourForms } from '../../workflows/flows/credit-hour-review/form.ts';
import type { StudyForm } from '../../workflows/shared/hours/study-forms.ts';
import { dayOf } from '../../workflows/shared/time.ts';

/** What a test may say of an example; everything else is invented. */
export interface HourFormChoices {
  /** The declared year, this one unless said otherwise; its days are never in the future. */
  readonly year?: number;
  /** Ids of uploaded files, one for each field of {@link requiredEvidence} in its order; invented ones by default. */
  readonly evidence?: readonly string[];
  /** Fields that are to differ. */
  readonly more?: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, unknown>>;

const TODAY = dayOf(new Date().toISOString());

/** The fields of a form that need at least one file. */
export function requiredEvidence(studyForm: StudyForm): string[] {
  return describeFields(creditHourForms[studyForm]).filter(({ meta }) => (meta.files?.min ?? 0) > 0).map(({ name }) => name);
}

/** A complete declaration of a study form that its schema accepts, with the hours that the default rules give. */
export function hourFormExample(studyForm: StudyForm, { year = Number(TODAY.slice(0, 4)), evidence = [], more = {} }: HourFormChoices = {}): Record<string, unknown> {
  const files = requiredEvidence(studyForm).map((field, index) => [field, [evidence[index] ?? randomUUID()]]);
  return {
    year, learningSubject: studyForm === 'studyPoints' ? 'public' : 'professional', startsOn: pastDay(year, '01-05'), endsOn: pastDay(year, '01-09'),
    ...ownFields(year)[studyForm], ...optionalEvidence(studyForm), ...Object.fromEntries(files), ...more,
  };
}

/** A day of the year, or today when that day has not come yet. */
function pastDay(year: number, monthAndDay: string): string {
  const day = `${year}-${monthAndDay}`;
  return day <= TODAY ? day : TODAY;
}

function optionalEvidence(studyForm: StudyForm): Fields {
  const fields = describeFields(creditHourForms[studyForm]).filter(({ meta }) => meta.files?.min === 0);
  return Object.fromEntries(fields.map(({ name }) => [name, []]));
}

function ownFields(year: number): Record<StudyForm, Fields> {
  const day = pastDay(year, '01-08');
  const number = randomUUID().slice(0, 8);
  return {
    baseClass: { title: '智能制造高级研修班', hours: 24, classId: randomUUID(), certificateNumber: `JD${number}`, result: 'qualified' },
    trainingCourse: {
      title: '水利工程新技术培训班', hours: 24, organizer: '山东省水利厅', organizerLevel: 'provincial', place: '济南', days: 3, attendance: 'fullTime',
      certificateNumber: `SL${number}`,
    },
    onlineCourse: { title: '人工智能基础', hours: 10, platform: '山东省继续教育网络平台', completedOn: day, result: 'good', certificateNumber: `WL${number}` },
    degreeStudy: {
      title: '工程硕士课程学习', hours: 45, school: '山东大学', major: '土木工程', educationCode: '14', degreeCode: '343', schoolYear: `${year - 1}-${year}`,
      courses: [{ courseName: '结构动力学', grade: '88' }, { courseName: '工程数学', grade: '91' }, { courseName: '学术英语', grade: '84' }],
    },
    conference: { title: `全国水利学术年会 ${number}`, hours: 12, level: 'national', organizer: '中国水利学会', role: 'attendee', paperCharacters: null },
    researchProject: {
      title: '黄河三角洲盐碱地改良', hours: 48, projectNumber: `2025KY${number}`, level: 'provincial', projectKind: 'main', rank: 2, projectOn: day,
    },
    paper: {
      title: `盐碱地改良技术 ${number}`, hours: 30, journal: '山东农业科学', journalNumber: 'ISSN 1001-4942', journalLevel: 'provincial', issue: `${year} 年第 1 期`,
      rank: 1, characters: 6000,
    },
    book: {
      title: '水工建筑物', hours: 20, publisher: '中国水利水电出版社', isbn: '978-7-5084-0000-1', publishedOn: day, bookRole: 'coEditor', rank: 2,
      characters: 40_000,
    },
    patent: { title: '一种节水灌溉装置', hours: 36, patentNumber: `ZL${number}`, patentKind: 'utilityModel', grantedOn: day, rank: 1 },
    award: { title: `山东省科学技术进步奖 ${number}`, hours: 35, level: 'provincial', awardClass: 'second', rank: 2, grantor: '山东省人民政府', awardedOn: day },
    qualificationExam: {
      title: '一级建造师执业资格考试', hours: 40, examLevel: 'intermediate', passedSubjects: '全部科目', certificateNumber: `ZG${number}`, obtainedOn: day,
    },
    surveyReport: { title: `基层水利服务体系调研报告 ${number}`, hours: 20, leaderLevel: 'city', endorsedOn: day },
    assignment: {
      title: '对口支援医院临床带教', hours: 60, startsOn: pastDay(year, '01-01'), endsOn: pastDay(year, '12-31'), sendingUnit: '山东省立医院', place: '西藏日喀则',
      assignmentKind: 'tibet', result: 'qualified',
    },
    grassrootsService: { title: `科技下乡 ${number}`, hours: 8, organizer: '历下区科学技术协会', days: 1 },
    industryTraining: { title: '农技人员知识更新培训', hours: 30, planItem: '基层农技推广人员培训项目', session: `第 ${number} 期`, result: 'excellent' },
    practice: { title: '施工现场实践', hours: 16, practiceUnit: '济南市政工程集团', days: 2 },
    teaching: { title: `水质检测技术 ${number}`, hours: 12, organizer: '济南市人力资源和社会保障局', teachingHours: 12 },
    selfStudy: { title: '新版规范自学', hours: 10, planNumber: `ZX${number}`, result: 'qualified' },
    skillTest: { title: '全国专业技术人员计算机应用能力考试', hours: 24, skillSubject: 'computer', module: `文字处理、电子表格 ${number}`, moduleCount: 2, testedOn: day },
    studyPoints: { title: '学习强国年度积分', hours: 10, points: 2600 },
    other: { title: '行业标准编制', hours: 20, description: '参加地方标准编制，负责第三章' },
  };
}
