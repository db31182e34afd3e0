import type { FlowId } from '../../workflows/flows/index.ts';
import { yearOf } from '../../workflows/shared/time.ts';
import type { ReturnCode, Verb } from '../../workflows/shared/flow.ts';

/** What somebody did to a demo case, so many calendar days before the demo began. */
export interface StoryEvent {
  readonly daysAgo: number;
  readonly verb: Verb;
  readonly reason?: string;
  /** Of a return. */
  readonly code?: ReturnCode;
  /** Of an approval of hours, where fewer are recognized. */
  readonly recognizedHours?: number;
  /** What a resubmitted form changes. */
  readonly changes?: Readonly<Record<string, string | number>>;
}

const approve = (daysAgo: number): StoryEvent => ({ daysAgo, verb: 'approve' });
const reject = (daysAgo: number, reason: string): StoryEvent => ({ daysAgo, verb: 'reject', reason });
const giveBack = (daysAgo: number, reason: string): StoryEvent => ({ daysAgo, verb: 'return', reason });
const resubmit = (daysAgo: number, changes: StoryEvent['changes'] = {}): StoryEvent => ({ daysAgo, verb: 'resubmit', changes });
const fewer = (daysAgo: number, recognizedHours: number, reason: string): StoryEvent => ({ daysAgo, verb: 'approve', recognizedHours, reason });
const wrongUnit = (daysAgo: number): StoryEvent => ({ daysAgo, verb: 'return', code: 'wrong-unit' });
const withdraw = (daysAgo: number, reason: string): StoryEvent => ({ daysAgo, verb: 'withdraw', reason });

type Stories = Readonly<Record<string, readonly StoryEvent[]>>;

const registrations: Stories = {
  历下区解放路第一小学: [approve(32)],
  历下区东方双语实验学校: [giveBack(25, '授权委托书未加盖单位公章，请补盖后重新上传。'), resubmit(22), approve(20)],
  历下区玉兰幼儿园: [approve(19)],
  济南泉润环境科技有限公司: [approve(14)],
  济南市中区杆石桥社区卫生服务中心: [approve(22)],
  历下区锦屏学校: [reject(24, '该单位已由济南市教育局登记，无需重复注册。')],
  青岛澜海工程咨询有限公司: [reject(12, '营业执照已过有效期，请换发后重新注册。')],
  历下区绿苑艺术培训学校: [giveBack(17, '请核对单位性质，并上传办学许可证。'), resubmit(13), reject(11, '不属于本局主管范围，请选择所在区人社局。')],
  历下区青龙桥小学: [giveBack(6, '法定代表人姓名与法人证书不一致，请核对。')],
  历下区燕翔实验中学: [giveBack(3, '联系地址请填写到门牌号。')],
  潍坊云帆精密制造有限公司: [giveBack(7, '营业执照照片模糊，请重新拍摄。')],
  历下区和平路小学: [giveBack(10, '单位名称请使用全称。'), resubmit(5, { name: '济南市历下区和平路小学' })],
  济南市舜耕康复医院: [giveBack(6, '专技人员人数与申报材料不符。'), resubmit(2, { address: '市中区舜耕路 5 号 2 号楼' })],
  历下区趵突泉小学分校: [withdraw(4, '主管部门选择有误')],
  市南区八大关社区卫生服务站: [withdraw(9, '重复提交')],
  历下区文化和旅游局: [giveBack(5, '请上传机构编制文件，授权书上的公章不清晰。')],
  历下区农业农村局: [approve(21)],
  历下区商务局招商中心: [reject(16, '该中心为事业单位，请以用人单位身份注册。')],
  潍坊市教育局: [approve(29)],
  千佛山教师研修继续教育基地: [giveBack(6, '批准文件缺少盖章页，请补充上传。')],
  趵突泉职业学院继续教育基地: [approve(18)],
  历山进修学校继续教育基地: [reject(14, '批准文号与批复文件不一致，且未列入基地名单。')],
  青岛市教师进修继续教育基地: [giveBack(5, '请核对有效期，与批文一致。'), resubmit(2, { seats: 120 })],
  沈佩兰: [giveBack(6, '毕业院校请填写全称。')],
  曹明远: [wrongUnit(5)],
  姚思齐: [approve(18)],
  白景云: [giveBack(20, '证件照片模糊。'), resubmit(17), approve(15)],
  汪若兰: [approve(26)],
  石永年: [reject(20, '该人员已于去年离职。')],
  常静文: [withdraw(12, '填写有误')],
  温如玉: [approve(23)],
  历下区千佛山幼儿园: [giveBack(58, '法人证书副本不完整，请上传全部页面。')],
};

const changes: Stories = {
  冯雪梅: [giveBack(1, '请上传新的专业技术职务资格证书。')],
  陈春梅: [giveBack(4, '资格取得时间与证书不一致，请核对。'), resubmit(3, { obtainedOn: '2026-08-28' })],
  郑静怡: [approve(7)],
  徐文博: [reject(14, '经核实，尚未取得该资格。')],
  马鹏飞: [approve(5)],
  泉城继续教育基地: [giveBack(4, '请上传换发后的法人证书。')],
  济南市第三十职业学校: [approve(9)],
};

const superiors: Stories = { 历下区青禾幼儿园: [approve(1)] };

const transfers: Stories = {
  张立新: [giveBack(2, '请补充借调协议。')],
  罗思远: [approve(3)],
  董家豪: [approve(10), approve(8)],
  孙俊杰: [approve(13), reject(11, '暂无相应岗位，不同意调入。')],
};

const PRESENT_YEAR = yearOf(new Date().toISOString());

const training: Stories = {
  [`泉城继续教育基地 · ${PRESENT_YEAR}`]: [approve(70)],
  '泉城继续教育基地 · 班主任能力提升研修班': [approve(30)],
  '泉城继续教育基地 · 心理健康教育专题班': [approve(6)],
  [`历下区文苑中学 · ${PRESENT_YEAR + 1}`]: [giveBack(3, '请补充经费预算说明。')],
};

/** By the title of what was declared: one person declares many times. */
const hours: Stories = {
  人工智能与教育数字化转型公需课: [approve(58), approve(55)],
  小学语文统编教材研修班: [approve(44), approve(41)],
  教师信息技术应用能力测试: [approve(31), fewer(29, 12, '其中一个模块的合格证明无法核实，按一个模块认定。')],
  大单元视角下的小学习作教学: [approve(3)],
  济南市基础教育教学成果一等奖: [approve(11), reject(9, '获奖证书未列本人姓名，请补充获奖名单后重新申报。')],
  全国小学语文教学研讨会: [giveBack(6, '请补充会议通知的全部页面。')],
  职业道德与法治素养公需课: [approve(68), approve(65)],
  生态文明建设公需课面授班: [approve(60), approve(57)],
  小学数学跨学科主题学习研修班: [approve(48), approve(46)],
  小学数学结构化教学的实践: [approve(42), approve(39)],
  区域数学教研活动主讲: [approve(28), approve(26)],
  历下区教学设计评比一等奖: [reject(12, '该评比由街道组织，不属于可认定的奖项。')],
  科技馆研学基地跟岗实践: [approve(4)],
  义务教育课后服务质量调研报告: [fewer(23, 16, '与他人合作完成，按承担的部分认定。'), approve(20)],
  校本课程标准编制: [withdraw(7, '改按教学成果申报')],
  初中化学项目式学习案例: [approve(25), approve(21)],
};

/** Rejected declarations that their declarers appeal, by title. */
export const APPEALS: Readonly<Record<string, { readonly daysAgo: number; readonly reason: string }>> = {
  历下区教学设计评比一等奖: { daysAgo: 2, reason: '该评比由区教育和体育局主办，已补充文件，请复核。' },
};

/** By flow, where the demo has cases of it, and by the name of the organization or person; what nobody did is done by its deadlines. */
export const STORIES: Readonly<Partial<Record<FlowId, Stories>>> = {
  registrationReview: registrations, changeReview: changes, superiorChange: superiors, personnelTransfer: transfers, trainingPlanReview: training, creditHourReview: hours,
};
