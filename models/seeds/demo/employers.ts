import { BUSY_DEPARTMENT } from './organizations.ts';
import type { DemoRegistration } from './registration.ts';

/** An employer that registers in the demo. */
export interface DemoEmployer extends Pick<DemoRegistration, 'name' | 'divisionCode' | 'superior' | 'daysAgo' | 'hasWrongCheckCharacter'> {
  readonly nature: 'public-institution' | 'private-enterprise' | 'state-enterprise' | 'social-organization';
  readonly industry: string;
  readonly address: string;
  readonly headcount: number | null;
}

/** The registration of an employer. */
export function registrationOf({ nature, industry, address, headcount, ...registration }: DemoEmployer): DemoRegistration {
  return { ...registration, subject: 'employer', fields: { nature, industry, address, headcount } };
}

const school = (name: string, address: string, headcount: number, daysAgo: number, more: Partial<DemoEmployer> = {}): DemoEmployer => ({
  name, divisionCode: '370102', superior: BUSY_DEPARTMENT, nature: 'public-institution', industry: 'P', address, headcount, daysAgo,
  ...more,
});

/** The employers that wait when the demo starts: overdue, near their deadline, and fresh ones. */
export const DEMO_EMPLOYERS: readonly DemoEmployer[] = [
  school('历下区明湖小学', '历下区明湖路 12 号', 86, 16),
  school('历下区文苑中学分校', '历下区文化东路 5 号', 41, 14),
  school('历下区舜华学校', '历下区舜华路 9 号', 132, 13, { hasWrongCheckCharacter: true }),
  school('历下区燕山幼儿园', '历下区燕子山路 3 号', 22, 12),
  school('历下区龙洞实验学校', '历下区龙洞街 18 号', 97, 11),
  school('历下区甸柳第一中学', '历下区甸新东路 7 号', 118, 8),
  school('历下区百花洲艺术学校', '历下区曲水亭街 2 号', 35, 6, { nature: 'social-organization' }),
  school('历下区青禾幼儿园东校区', '历下区经十路 201 号', 19, 5),
  school('历下区盛福实验小学', '历下区盛福路 1 号', 64, 2),
  school('历下区泉景实验小学', '历下区泉景路 6 号', 70, 1),
  school('历下区姚家中学', '历下区姚家路 33 号', 88, 0),
  {
    name: '山东齐鲁云图信息技术有限公司', divisionCode: '370102', superior: null, nature: 'private-enterprise', industry: 'I',
    address: '历下区新泺大街 88 号', headcount: 240, daysAgo: 9,
  },
  {
    name: '济南绕城路桥检测有限公司', divisionCode: '370102', superior: null, nature: 'state-enterprise', industry: 'M',
    address: '历下区奥体西路 20 号', headcount: 56, daysAgo: 3,
  },
  {
    name: '济南市玉函山医院南院', divisionCode: '370103', superior: '济南市卫生健康委员会', nature: 'public-institution', industry: 'Q',
    address: '市中区玉函路 40 号', headcount: 310, daysAgo: 4,
  },
];
