import { entries } from './code-entry.ts';

/** GB/T 12407: levels of professional and technical posts, the highest first. */
export const titleLevels = entries([
  ['411', '正高级', 'Senior'], ['412', '副高级', 'Associate senior'], ['420', '中级', 'Intermediate'],
  ['434', '助理级', 'Assistant'], ['435', '员级', 'Technician'],
]);

/** How a title is come by (domain §5.4). */
export const titleRoutes = entries([
  ['review', '评审', 'Review'], ['examination', '考试', 'Examination'], ['both', '考评结合', 'Examination and review'], ['recognition', '认定', 'Recognition'],
]);

/** The 27 title series (职称系列) of the ministry's list of 2021, under codes of our own. */
export const titleSeries = entries([
  ['01', '高等学校教师', 'Higher education teachers'], ['02', '哲学社会科学研究人员', 'Philosophy and social science researchers'],
  ['03', '自然科学研究人员', 'Natural science researchers'], ['04', '卫生技术人员', 'Health professionals'],
  ['05', '工程技术人员', 'Engineers'], ['06', '农业技术人员', 'Agricultural technicians'],
  ['07', '新闻专业人员', 'Journalists'], ['08', '出版专业人员', 'Publishing professionals'],
  ['09', '图书资料专业人员', 'Library professionals'], ['10', '文物博物专业人员', 'Cultural relics and museum professionals'],
  ['11', '档案专业人员', 'Archives professionals'], ['12', '工艺美术专业人员', 'Arts and crafts professionals'],
  ['13', '技工院校教师', 'Technical institute teachers'], ['14', '体育专业人员', 'Sports professionals'],
  ['15', '翻译专业人员', 'Translators'], ['16', '播音主持专业人员', 'Broadcasters and hosts'],
  ['17', '会计人员', 'Accountants'], ['18', '统计专业人员', 'Statisticians'],
  ['19', '经济专业人员', 'Economists'], ['20', '实验技术人才', 'Laboratory technicians'],
  ['21', '中等职业学校教师', 'Secondary vocational school teachers'], ['22', '中小学教师', 'Primary and secondary school teachers'],
  ['23', '艺术专业人员', 'Artists'], ['24', '公共法律服务专业人员', 'Public legal service professionals'],
  ['25', '船舶专业技术人员', 'Ship professionals'], ['26', '民用航空飞行技术人员', 'Civil aviation pilots'],
  ['27', '审计专业人员', 'Auditors'],
]);

/** Names per series, one text per level from 正高级 to 员级, separated by blanks; empty where a series has no such level. */
type NamesByLevel = readonly [senior: string, associate: string, intermediate: string, assistant: string, technician: string];

const VOCATIONAL_TEACHERS: NamesByLevel = [
  '正高级讲师 正高级实习指导教师', '高级讲师 高级实习指导教师', '讲师 一级实习指导教师', '助理讲师 二级实习指导教师', '三级实习指导教师',
];
const RESEARCHERS: NamesByLevel = ['研究员', '副研究员', '助理研究员', '研究实习员', ''];
const LIBRARIANS: NamesByLevel = ['研究馆员', '副研究馆员', '馆员', '助理馆员', '管理员'];

const ART_SPECIALTIES = [
  '演员', '演奏员', '编剧', '导演', '编导', '指挥', '作曲', '作词', '美术师', '文学创作', '舞美设计师', '舞台技术', '录音师', '剪辑师',
];

function artists(grade: string): string {
  return ART_SPECIALTIES.map((specialty) => grade + specialty).join(' ');
}

function ranked(...names: readonly string[]): NamesByLevel {
  const every = (prefix: string): string => names.map((name) => prefix + name).join(' ');
  return [every('正高级'), every('高级'), every(''), every('助理'), ''];
}

const namesBySeries: Readonly<Record<string, NamesByLevel>> = {
  '01': ['教授', '副教授', '讲师', '助教', ''],
  '02': RESEARCHERS,
  '03': RESEARCHERS,
  '04': [
    '主任医师 主任药师 主任护师 主任技师', '副主任医师 副主任药师 副主任护师 副主任技师',
    '主治医师 主管医师 主管药师 主管护师 主管技师', '医师 药师 护师 技师', '医士 药士 护士 技士',
  ],
  '05': ['正高级工程师', '高级工程师', '工程师', '助理工程师', '技术员'],
  '06': [
    '正高级农艺师 正高级畜牧师 正高级兽医师 农业技术推广研究员', '高级农艺师 高级畜牧师 高级兽医师', '农艺师 畜牧师 兽医师',
    '助理农艺师 助理畜牧师 助理兽医师', '农业技术员',
  ],
  '07': ['高级记者 高级编辑', '主任记者 主任编辑', '记者 编辑', '助理记者 助理编辑', ''],
  '08': ['编审', '副编审', '编辑', '助理编辑', ''],
  '09': LIBRARIANS,
  '10': ['研究馆员', '副研究馆员', '馆员', '助理馆员', ''],
  '11': LIBRARIANS,
  '12': ['正高级工艺美术师', '高级工艺美术师', '工艺美术师', '助理工艺美术师', '工艺美术员'],
  '13': VOCATIONAL_TEACHERS,
  '14': ['国家级教练 正高级运动防护师', '高级教练 高级运动防护师', '中级教练 中级运动防护师', '初级教练 初级运动防护师', ''],
  '15': ['译审', '一级翻译', '二级翻译', '三级翻译', ''],
  '16': ['播音指导', '主任播音员主持人', '一级播音员主持人', '二级播音员主持人', ''],
  '17': ranked('会计师'),
  '18': ranked('统计师'),
  '19': ranked('经济师', '人力资源管理师', '知识产权师'),
  '20': ['正高级实验师', '高级实验师', '实验师', '助理实验师', '实验员'],
  '21': VOCATIONAL_TEACHERS,
  '22': ['正高级教师', '高级教师', '一级教师', '二级教师', '三级教师'],
  '23': [artists('一级'), artists('二级'), artists('三级'), artists('四级'), ''],
  '24': [
    '一级公证员 正高级司法鉴定人 主任法医师', '二级公证员 副高级司法鉴定人 副主任法医师', '三级公证员 中级司法鉴定人 主检法医师',
    '四级公证员 初级司法鉴定人 法医师', '',
  ],
  '25': [
    '正高级船长 正高级轮机长 正高级船舶电子员 正高级引航员', '高级船长 高级轮机长 高级船舶电子员 高级引航员',
    '中级驾驶员 中级轮机员 中级船舶电子员 中级引航员', '助理驾驶员 助理轮机员 助理船舶电子员 助理引航员', '驾驶员 轮机员 船舶电子员 引航员',
  ],
  '26': ['正高级飞行员', '一级飞行员', '二级飞行员', '三级飞行员', ''],
  '27': ranked('审计师'),
};

export interface TitleName {
  readonly seriesCode: string;
  readonly levelCode: string;
  readonly name: string;
  readonly sort: number;
}

/** Every title that may be held, by series and level. */
export const titleNames: readonly TitleName[] = titleSeries.flatMap(({ code: seriesCode }) =>
  titleLevels.flatMap(({ code: levelCode }, level) =>
    (namesBySeries[seriesCode]?.[level] ?? '').split(' ').filter((name) => name !== '')
      .map((name, sort) => ({ seriesCode, levelCode, name, sort }))));

/** Names that are no longer given and still stand in data, with the present name. */
export const titleAliases: readonly { readonly alias: string; readonly name: string }[] = [
  { alias: '教授级高级工程师', name: '正高级工程师' },
  { alias: '研究员级高级工程师', name: '正高级工程师' },
  { alias: '教授级高级会计师', name: '正高级会计师' },
  { alias: '教授级高级经济师', name: '正高级经济师' },
  { alias: '教授级高级农艺师', name: '正高级农艺师' },
  { alias: '中学高级教师', name: '高级教师' },
  { alias: '中学一级教师', name: '一级教师' },
  { alias: '小学高级教师', name: '一级教师' },
  { alias: '中学二级教师', name: '二级教师' },
  { alias: '小学一级教师', name: '二级教师' },
  { alias: '中学三级教师', name: '三级教师' },
  { alias: '小学二级教师', name: '三级教师' },
  { alias: '小学三级教师', name: '三级教师' },
  { alias: '高级舞台技师', name: '一级舞台技术' },
];
