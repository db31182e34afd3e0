import { creditCodeCheckCharacter } from '../../../workflows/shared/credit-code.ts';
import type { OrganizationKind } from '../../../workflows/shared/user-types.ts';

/** An invented organization. `superior` names another one of the list that stands before it. */
export interface DemoOrganization {
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly shortName: string;
  readonly divisionCode: string;
  readonly superior?: string;
  readonly nature?: string;
  readonly industry?: string;
  /** How many administrators it has; where nothing is said three who review, and one with a narrower role. */
  readonly administrators?: number;
}

const bureau = (divisionCode: string, place: string): DemoOrganization => ({
  kind: 'hrss', divisionCode, name: `${place}人力资源和社会保障局`, shortName: `${place}人社局`,
});

const department = (
  divisionCode: string, name: string, shortName: string, more: Partial<DemoOrganization> = {},
): DemoOrganization => ({ kind: 'department', divisionCode, name, shortName, ...more });

const unit = (
  divisionCode: string, name: string, superior: string | null, nature: string, industry: string,
): DemoOrganization => ({
  kind: 'employer', divisionCode, name, shortName: name, nature, industry, administrators: 1,
  ...(superior === null ? {} : { superior }),
});

const base = (divisionCode: string, name: string, superior: string): DemoOrganization => ({
  kind: 'base', divisionCode, name, shortName: name, superior, nature: 'public-institution', industry: 'P', administrators: 1,
});

/** Where most of the demo's registrations wait; its reviewers are the ones the portal offers. */
export const BUSY_DEPARTMENT = '历下区教育和体育局';

/** The employer whose administrator the portal offers: professionals register with it. */
export const BUSY_UNIT = '历下区泉景实验小学';

/** Sections of the demo's organizations. */
export const DEMO_SECTIONS: Readonly<Record<string, readonly string[]>> = {
  [BUSY_UNIT]: ['语文教研组', '数学教研组', '综合教研组'],
  [BUSY_DEPARTMENT]: ['人事科', '师资培训科'],
};

/** Has a single reviewer: what he submits himself goes to the next upper organization at once. */
export const ONE_REVIEWER_DEPARTMENT = '市南区卫生健康局';

/** The organizations of the demo, superiors first. */
export const DEMO_ORGANIZATIONS: readonly DemoOrganization[] = [
  { kind: 'hrss', divisionCode: '370000', name: '山东省人力资源和社会保障厅', shortName: '省人社厅' },
  bureau('370100', '济南市'), bureau('370200', '青岛市'), bureau('370700', '潍坊市'),
  bureau('370102', '历下区'), bureau('370103', '市中区'), bureau('370202', '市南区'), bureau('370705', '奎文区'),
  department('370000', '山东省教育厅', '省教育厅'),
  department('370000', '山东省卫生健康委员会', '省卫健委'),
  department('370100', '济南市教育局', '济南教育局', { superior: '山东省教育厅' }),
  department('370100', '济南市卫生健康委员会', '济南卫健委', { superior: '山东省卫生健康委员会' }),
  department('370200', '青岛市教育局', '青岛教育局', { superior: '山东省教育厅' }),
  department('370102', BUSY_DEPARTMENT, '历下教体局', { superior: '济南市教育局' }),
  department('370202', ONE_REVIEWER_DEPARTMENT, '市南卫健局', { superior: '山东省卫生健康委员会', administrators: 1 }),
  unit('370102', BUSY_UNIT, BUSY_DEPARTMENT, 'public-institution', 'P'),
  unit('370102', '历下区文苑中学', BUSY_DEPARTMENT, 'public-institution', 'P'),
  unit('370102', '历下区青禾幼儿园', BUSY_DEPARTMENT, 'public-institution', 'P'),
  unit('370103', '济南市第三十职业学校', '济南市教育局', 'public-institution', 'P'),
  unit('370103', '济南市玉函山医院', '济南市卫生健康委员会', 'public-institution', 'Q'),
  unit('370202', '市南区湛山社区卫生服务中心', ONE_REVIEWER_DEPARTMENT, 'public-institution', 'Q'),
  unit('370202', '青岛海纳工程设计有限公司', null, 'private-enterprise', 'M'),
  unit('370705', '潍坊新源化工有限公司', null, 'state-enterprise', 'C'),
  base('370102', '泉城继续教育基地', BUSY_DEPARTMENT),
  base('370202', '胶州湾专业技术人员继续教育基地', '青岛市教育局'),
];

/** The invented credit code number `index`: region 000000, which no authority has, with a valid check character. */
export function demoCreditCode(kind: OrganizationKind, index: number): string {
  const authority = kind === 'employer' ? '91' : kind === 'base' ? '12' : '11';
  const first17 = `${authority}000000MADEM${String(index).padStart(4, '0')}`;
  return `${first17}${creditCodeCheckCharacter(first17)}`;
}
