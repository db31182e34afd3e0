import { BUSY_DEPARTMENT, ONE_REVIEWER_DEPARTMENT } from './organizations.ts';
import type { DemoEmployer } from './employers.ts';

type Given = Pick<DemoEmployer, 'name' | 'address' | 'headcount' | 'daysAgo'>;

const school = (given: Given): DemoEmployer => ({
  ...given, divisionCode: '370102', superior: BUSY_DEPARTMENT, nature: 'public-institution', industry: 'P',
});
const hospital = (given: Given): DemoEmployer => ({
  ...given, divisionCode: '370103', superior: '济南市卫生健康委员会', nature: 'public-institution', industry: 'Q',
});
const clinic = (given: Given): DemoEmployer => ({
  ...given, divisionCode: '370202', superior: ONE_REVIEWER_DEPARTMENT, nature: 'public-institution', industry: 'Q',
});
const company = (given: Given & Pick<DemoEmployer, 'divisionCode' | 'industry'>): DemoEmployer => ({
  ...given, superior: null, nature: 'private-enterprise',
});

/** Employers to whose registration something has happened since they were submitted (`activities/demo/stories.ts`). */
export const STORIED_EMPLOYERS: readonly DemoEmployer[] = [
  school({ name: '历下区解放路第一小学', address: '历下区解放路 56 号', headcount: 92, daysAgo: 34 }),
  school({ name: '历下区东方双语实验学校', address: '历下区工业南路 44 号', headcount: 150, daysAgo: 27 }),
  school({ name: '历下区玉兰幼儿园', address: '历下区环山路 18 号', headcount: 24, daysAgo: 21 }),
  company({ name: '济南泉润环境科技有限公司', divisionCode: '370102', industry: 'M', address: '历下区华能路 38 号', headcount: 73, daysAgo: 18 }),
  hospital({ name: '济南市中区杆石桥社区卫生服务中心', address: '市中区杆石桥街 9 号', headcount: 45, daysAgo: 24 }),
  school({ name: '历下区锦屏学校', address: '历下区旅游路 28 号', headcount: 61, daysAgo: 26 }),
  company({ name: '青岛澜海工程咨询有限公司', divisionCode: '370202', industry: 'M', address: '市南区香港中路 30 号', headcount: 38, daysAgo: 15 }),
  school({ name: '历下区绿苑艺术培训学校', address: '历下区文化西路 77 号', headcount: 12, daysAgo: 19 }),
  school({ name: '历下区青龙桥小学', address: '历下区青龙后街 3 号', headcount: 55, daysAgo: 9 }),
  school({ name: '历下区燕翔实验中学', address: '历下区燕翅山路 20 号', headcount: 84, daysAgo: 7 }),
  company({ name: '潍坊云帆精密制造有限公司', divisionCode: '370705', industry: 'C', address: '奎文区东风东街 66 号', headcount: 126, daysAgo: 10 }),
  school({ name: '历下区和平路小学', address: '历下区和平路 11 号', headcount: 78, daysAgo: 12 }),
  hospital({ name: '济南市舜耕康复医院', address: '市中区舜耕路 5 号', headcount: 132, daysAgo: 8 }),
  school({ name: '历下区趵突泉小学分校', address: '历下区趵突泉南路 2 号', headcount: 48, daysAgo: 6 }),
  clinic({ name: '市南区八大关社区卫生服务站', address: '市南区正阳关路 12 号', headcount: 18, daysAgo: 11 }),
  school({ name: '历下区千佛山幼儿园', address: '历下区千佛山西路 8 号', headcount: 20, daysAgo: 62 }),
];
