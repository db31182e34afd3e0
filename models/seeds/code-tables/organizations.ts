import { entries } from './code-entry.ts';

/** What kind of unit an employer is. */
export const organizationNatures = entries([
  ['government', '机关', 'Government body'],
  ['public-institution', '事业单位', 'Public institution'],
  ['state-enterprise', '国有企业', 'State-owned enterprise'],
  ['private-enterprise', '民营企业', 'Private enterprise'],
  ['foreign-enterprise', '外资企业', 'Foreign-invested enterprise'],
  ['social-organization', '社会组织', 'Social organization'],
  ['other', '其他', 'Other'],
]);

/** Levels of continuing-education bases. */
export const baseLevels = entries([
  ['national', '国家级', 'National'], ['provincial', '省级', 'Provincial'], ['city', '市级', 'City'], ['county', '县级', 'County'],
]);

/** What a continuing-education base belongs to. */
export const baseHosts = entries([
  ['university', '高等院校', 'University'], ['research-institute', '科研院所', 'Research institute'], ['other', '其他施教机构', 'Other training institution'],
]);

/** GB/T 4754: the 20 sections of industries. */
export const industries = entries([
  ['A', '农、林、牧、渔业', 'Agriculture, forestry, animal husbandry and fishery'],
  ['B', '采矿业', 'Mining'],
  ['C', '制造业', 'Manufacturing'],
  ['D', '电力、热力、燃气及水生产和供应业', 'Electricity, heat, gas and water supply'],
  ['E', '建筑业', 'Construction'],
  ['F', '批发和零售业', 'Wholesale and retail trade'],
  ['G', '交通运输、仓储和邮政业', 'Transport, storage and post'],
  ['H', '住宿和餐饮业', 'Accommodation and catering'],
  ['I', '信息传输、软件和信息技术服务业', 'Information transmission, software and IT services'],
  ['J', '金融业', 'Finance'],
  ['K', '房地产业', 'Real estate'],
  ['L', '租赁和商务服务业', 'Leasing and business services'],
  ['M', '科学研究和技术服务业', 'Scientific research and technical services'],
  ['N', '水利、环境和公共设施管理业', 'Water conservancy, environment and public facilities'],
  ['O', '居民服务、修理和其他服务业', 'Household services, repair and other services'],
  ['P', '教育', 'Education'],
  ['Q', '卫生和社会工作', 'Health and social work'],
  ['R', '文化、体育和娱乐业', 'Culture, sports and entertainment'],
  ['S', '公共管理、社会保障和社会组织', 'Public administration, social security and social organizations'],
  ['T', '国际组织', 'International organizations'],
]);
