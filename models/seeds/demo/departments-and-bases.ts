import { addDays, dayOf } from '../../../workflows/shared/time.ts';
import { BUSY_DEPARTMENT } from './organizations.ts';
import type { DemoRegistration } from './registration.ts';

const department = (
  name: string, divisionCode: string, superior: string | null, address: string, daysAgo: number,
): DemoRegistration => ({
  subject: 'department', name, divisionCode, superior, daysAgo,
  fields: { address, postcode: divisionCode.startsWith('3702') ? '266000' : '250000', contactPhone: `0531-8600${1000 + address.length * 37}` },
});

/** Departments that register; the bureau of their division reviews, whichever superior they chose. */
export const DEMO_DEPARTMENTS: readonly DemoRegistration[] = [
  department('历下区民政局', '370102', null, '历下区解放东路 99 号', 2),
  department('历下区卫生健康局', '370102', '济南市卫生健康委员会', '历下区历山路 173 号', 5),
  department('历下区住房和城乡建设局', '370102', null, '历下区和平路 56 号', 9),
  department('历下区工业和信息化局', '370102', null, '历下区山大路 201 号', 24),
  department('历下区文化和旅游局', '370102', null, '历下区文化东路 63 号', 8),
  department('历下区农业农村局', '370102', null, '历下区经十路 88 号', 27),
  department('历下区商务局招商中心', '370102', null, '历下区泉城路 180 号', 21),
  department('市中区教育和体育局', '370103', '济南市教育局', '市中区英雄山路 129 号', 1),
  department('济南市文化和旅游局', '370100', null, '历下区龙鼎大道 1 号', 6),
  department('青岛市工业和信息化局', '370200', null, '市南区香港中路 11 号', 3),
  department('潍坊市教育局', '370700', '山东省教育厅', '奎文区东风东街 8081 号', 33),
];

const today = dayOf(new Date().toISOString());

const base = (
  name: string, divisionCode: string, superior: string, daysAgo: number, more: DemoRegistration['fields'] = {},
): DemoRegistration => ({
  subject: 'base', name, divisionCode, superior, daysAgo,
  fields: {
    host: 'other', industry: 'P', level: 'county', approvalNumber: `济历人社字〔2025〕${20 + daysAgo}号`, approvedOn: '2025-03-18',
    validUntil: addDays(today, 900), series: ['22'], areaSquareMeters: 1200, seats: 300, teachers: 24, address: '', ...more,
  },
});

/** Bases that register with their managing department. */
export const DEMO_BASES: readonly DemoRegistration[] = [
  base('历下区教师发展中心继续教育基地', '370102', BUSY_DEPARTMENT, 3, { series: ['22', '21'], address: '历下区文化西路 13 号' }),
  base('泉城职业培训学院继续教育基地', '370102', BUSY_DEPARTMENT, 6, { validUntil: addDays(today, 41), series: ['05', '13'], seats: 180 }),
  base('明湖教育研究院继续教育基地', '370102', BUSY_DEPARTMENT, 1, {
    host: 'research-institute', level: 'city', approvalNumber: '鲁人社字〔2021〕164号', approvedOn: '2021-12-20', series: ['02', '22', '18'],
  }),
  base('历下区少年宫继续教育基地', '370102', BUSY_DEPARTMENT, 17, { areaSquareMeters: 640, seats: 90, teachers: 9 }),
  base('千佛山教师研修继续教育基地', '370102', BUSY_DEPARTMENT, 10, { validUntil: null }),
  base('趵突泉职业学院继续教育基地', '370102', BUSY_DEPARTMENT, 25, { host: 'university', level: 'provincial', series: ['05', '17', '19'] }),
  base('历山进修学校继续教育基地', '370102', BUSY_DEPARTMENT, 20, { teachers: 3 }),
  base('济南市卫生人才继续教育基地', '370103', '济南市卫生健康委员会', 4, { level: 'city', industry: 'Q', series: ['04'], address: '市中区经七路 3 号' }),
  base('青岛市教师进修继续教育基地', '370202', '青岛市教育局', 7, { level: 'city', series: ['22'] }),
];
