import { BUSY_DEPARTMENT, BUSY_UNIT } from './organizations.ts';
import type { DemoRegistration } from './registration.ts';

const professional = (
  name: string, unit: string, divisionCode: string, daysAgo: number, more: Partial<DemoRegistration> = {},
): DemoRegistration => ({
  subject: 'professional', name, superior: unit, divisionCode, daysAgo, fields: { ethnicity: '01', school: '山东师范大学', major: '教育学' }, ...more,
});

const teacher = (name: string, daysAgo: number, section = '语文教研组', fields: DemoRegistration['fields'] = {}): DemoRegistration =>
  professional(name, BUSY_UNIT, '370102', daysAgo, { section, fields: { ethnicity: '01', school: '山东师范大学', major: '小学教育', ...fields } });

const official = (name: string, daysAgo: number): DemoRegistration =>
  professional(name, BUSY_DEPARTMENT, '370102', daysAgo, { section: '师资培训科' });

/** Professionals who register; their unit reviews, of the department's own staff the department. */
export const DEMO_PROFESSIONALS: readonly DemoRegistration[] = [
  teacher('孙晓梅', 0), teacher('陈立夏', 1, '数学教研组'), teacher('高文静', 1), teacher('魏景行', 2, '综合教研组', { major: '音乐学' }),
  teacher('田雨桐', 4, '数学教研组'), teacher('宋怀瑾', 6),
  teacher('姜一诺', 12, '综合教研组'), teacher('傅春生', 24), teacher('鲁望舒', 25, '数学教研组'),
  teacher('沈佩兰', 9), teacher('曹明远', 8), teacher('姚思齐', 22), teacher('白景云', 24, '综合教研组'), teacher('汪若兰', 30),
  teacher('石永年', 26, '数学教研组'), teacher('常静文', 15),
  official('乔书田', 1), official('戴凤鸣', 3), official('严守正', 11), official('温如玉', 28),
  professional('葛长风', '青岛海纳工程设计有限公司', '370202', 2, { fields: { ethnicity: null, school: '青岛理工大学', major: '土木工程' } }),
  professional('龚文彬', '青岛海纳工程设计有限公司', '370202', 5, { fields: { ethnicity: null } }),
  professional('邱淑仪', '济南市玉函山医院', '370103', 3, { fields: { ethnicity: '03', school: '山东大学', major: '临床医学' } }),
  professional('尹思源', '济南市玉函山医院', '370103', 9),
];
