import { type CodeEntry, entries } from './code-entry.ts';

/** How somebody studied (domain §5.4). */
export const studyModes = entries([
  ['full-time', '全日制', 'Full time'], ['part-time', '在职（业余）', 'Part time'], ['correspondence', '函授', 'By correspondence'],
  ['self-taught', '自学考试', 'Self-taught examination'], ['online', '网络（开放）教育', 'Online'], ['other', '其他', 'Other'],
]);

/** Who gives an honor (domain §5.4). */
export const honorLevels = entries([
  ['national', '国家级', 'National'], ['ministerial', '部级', 'Ministerial'], ['provincial', '省级', 'Provincial'], ['city', '市级', 'City'],
  ['county', '县级', 'County'], ['other', '其他', 'Other'],
]);

/** GB/T 4658-2006: education. The tens are groups; a code in them says how the studies ended. */
export const educations = entries([
  ['10', '研究生教育', 'Postgraduate education'],
  ['11', '博士研究生毕业', 'Doctoral studies, graduated', '10'],
  ['12', '博士研究生结业', 'Doctoral studies, completed', '10'],
  ['13', '博士研究生肄业', 'Doctoral studies, not completed', '10'],
  ['14', '硕士研究生毕业', "Master's studies, graduated", '10'],
  ['15', '硕士研究生结业', "Master's studies, completed", '10'],
  ['16', '硕士研究生肄业', "Master's studies, not completed", '10'],
  ['17', '研究生班毕业', 'Postgraduate class, graduated', '10'],
  ['18', '研究生班结业', 'Postgraduate class, completed', '10'],
  ['19', '研究生班肄业', 'Postgraduate class, not completed', '10'],
  ['20', '大学本科教育', 'Undergraduate education'],
  ['21', '大学本科毕业', 'Undergraduate studies, graduated', '20'],
  ['22', '大学本科结业', 'Undergraduate studies, completed', '20'],
  ['23', '大学本科肄业', 'Undergraduate studies, not completed', '20'],
  ['28', '大学普通班毕业', 'University ordinary class, graduated', '20'],
  ['30', '大学专科教育', 'Junior college education'],
  ['31', '大学专科毕业', 'Junior college, graduated', '30'],
  ['32', '大学专科结业', 'Junior college, completed', '30'],
  ['33', '大学专科肄业', 'Junior college, not completed', '30'],
  ['40', '中等职业教育', 'Secondary vocational education'],
  ['41', '中等专科毕业', 'Secondary technical school, graduated', '40'],
  ['42', '中等专科结业', 'Secondary technical school, completed', '40'],
  ['43', '中等专科肄业', 'Secondary technical school, not completed', '40'],
  ['44', '职业高中毕业', 'Vocational high school, graduated', '40'],
  ['45', '职业高中结业', 'Vocational high school, completed', '40'],
  ['46', '职业高中肄业', 'Vocational high school, not completed', '40'],
  ['47', '技工学校毕业', 'Technical school, graduated', '40'],
  ['48', '技工学校结业', 'Technical school, completed', '40'],
  ['49', '技工学校肄业', 'Technical school, not completed', '40'],
  ['60', '普通高级中学教育', 'Senior high school education'],
  ['61', '普通高中毕业', 'Senior high school, graduated', '60'],
  ['62', '普通高中结业', 'Senior high school, completed', '60'],
  ['63', '普通高中肄业', 'Senior high school, not completed', '60'],
  ['70', '初级中学教育', 'Junior high school education'],
  ['71', '初中毕业', 'Junior high school, graduated', '70'],
  ['80', '小学教育', 'Primary education'],
  ['81', '小学毕业', 'Primary school, graduated', '80'],
  ['90', '其他', 'Other'],
]);

/** The twelve disciplines; a degree's code is its level followed by their place. */
const DISCIPLINES = [
  ['哲学', 'Philosophy'], ['经济学', 'Economics'], ['法学', 'Law'], ['教育学', 'Education'], ['文学', 'Literature'],
  ['历史学', 'History'], ['理学', 'Science'], ['工学', 'Engineering'], ['农学', 'Agriculture'], ['医学', 'Medicine'],
  ['军事学', 'Military science'], ['管理学', 'Management'],
] as const;

function academic(level: string, zh: string, en: string): CodeEntry[] {
  return DISCIPLINES.map(([subject, name], index) => ({
    code: `${level}${String(index + 1).padStart(2, '0')}`, zh: `${subject}${zh}`, en: `${en} of ${name}`, parentCode: level,
  }));
}

/** GB/T 6864-2003: degrees. */
export const degrees: readonly CodeEntry[] = [
  ...entries([['1', '名誉博士', 'Honorary doctor'], ['2', '博士', 'Doctor']]),
  ...academic('2', '博士学位', 'Doctor'),
  ...entries([
    ['245', '临床医学博士专业学位', 'Doctor of Clinical medicine (professional)', '2'],
    ['248', '兽医博士专业学位', 'Doctor of Veterinary medicine (professional)', '2'],
    ['250', '口腔医学博士专业学位', 'Doctor of Stomatology (professional)', '2'],
    ['3', '硕士', 'Master'],
  ]),
  ...academic('3', '硕士学位', 'Master'),
  ...entries([
    ['341', '法律硕士专业学位', 'Master of Law (professional)', '3'],
    ['342', '教育硕士专业学位', 'Master of Education (professional)', '3'],
    ['343', '工程硕士专业学位', 'Master of Engineering (professional)', '3'],
    ['344', '建筑学硕士专业学位', 'Master of Architecture (professional)', '3'],
    ['345', '临床医学硕士专业学位', 'Master of Clinical medicine (professional)', '3'],
    ['346', '工商管理硕士专业学位', 'Master of Business administration (professional)', '3'],
    ['347', '农业推广硕士专业学位', 'Master of Agricultural extension (professional)', '3'],
    ['348', '兽医硕士专业学位', 'Master of Veterinary medicine (professional)', '3'],
    ['349', '公共管理硕士专业学位', 'Master of Public administration (professional)', '3'],
    ['350', '口腔医学硕士专业学位', 'Master of Stomatology (professional)', '3'],
    ['351', '公共卫生硕士专业学位', 'Master of Public health (professional)', '3'],
    ['352', '军事硕士专业学位', 'Master of Military science (professional)', '3'],
    ['4', '学士', 'Bachelor'],
  ]),
  ...academic('4', '学士学位', 'Bachelor'),
  ...entries([['444', '建筑学学士专业学位', 'Bachelor of Architecture (professional)', '4']]),
];
