import { entries } from './code-entry.ts';

/** What reviewers of registrations often write, below the verb it goes with. A reviewer changes it before he sends it. */
export const registrationReasons = entries([
  ['return', '退回修改', 'Return'],
  ['unclear-material', '上传的材料模糊不清，请重新扫描或拍摄后上传', 'The material is unclear: please scan or photograph it again', 'return'],
  ['name-differs', '单位名称与证照不一致，请按证照全称填写', 'The name differs from the licence: please give the full name as licensed', 'return'],
  ['credit-code-differs', '统一社会信用代码与证照不一致，请核对后改正', 'The credit code differs from the licence: please check and mend it', 'return'],
  ['wrong-department', '主管部门选择有误，请核对后重新选择', 'The department is the wrong one: please choose again', 'return'],
  ['wrong-division', '行政区划与单位地址不一致，请核对后重新选择', 'The division does not fit the address: please choose again', 'return'],
  ['letter-unsealed', '授权书未盖章或未签字，请盖章签字后重新上传', 'The letter of authority is not sealed or signed: please upload it sealed and signed', 'return'],
  ['letter-expired', '授权书已过有效期，请重新出具后上传', 'The letter of authority has expired: please upload a new one', 'return'],
  ['administrator-incomplete', '管理员信息不完整或有误，请核对后补正', 'The data of the administrator are incomplete or wrong: please mend them', 'return'],
  ['reject', '驳回', 'Reject'],
  ['registered-already', '该单位已经注册，请勿重复注册', 'The organization is registered already', 'reject'],
  ['not-ours', '不属于本部门的审核范围，请向所属主管部门申请', 'This department is not responsible: please apply to your own', 'reject'],
  ['not-an-employer', '不属于本平台的注册对象', 'This platform does not register such organizations', 'reject'],
  ['material-untrue', '提交的材料不真实或已失效', 'The material is untrue or no longer valid', 'reject'],
  ['letter-denied', '经核实，单位未授权该人员办理注册', 'The organization did not authorize this person', 'reject'],
]);

/** The same for changes of superior and transfers of people. */
export const moveReasons = entries([
  ['return', '退回修改', 'Return'],
  ['unclear-material', '上传的材料模糊不清，请重新扫描或拍摄后上传', 'The material is unclear: please scan or photograph it again', 'return'],
  ['document-missing', '缺少批准文件或调令，请补充', 'The approval or order is missing: please add it', 'return'],
  ['day-differs', '日期与文件不一致，请核对后改正', 'The day differs from the document: please check and mend it', 'return'],
  ['reject', '驳回', 'Reject'],
  ['not-agreed', '经研究，不同意', 'Not agreed', 'reject'],
  ['not-known', '经核实，无此事项', 'There is no such arrangement', 'reject'],
]);

/** The same for changes of what a record says. */
export const changeReasons = entries([
  ['return', '退回修改', 'Return'],
  ['unclear-material', '上传的材料模糊不清，请重新扫描或拍摄后上传', 'The material is unclear: please scan or photograph it again', 'return'],
  ['proof-differs', '填写内容与证明材料不一致，请核对后改正', 'What is filled in differs from the proof: please check and mend it', 'return'],
  ['proof-missing', '缺少证书或聘任文件，请补充', 'The certificate or the letter of appointment is missing: please add it', 'return'],
  ['reject', '驳回', 'Reject'],
  ['proof-untrue', '提交的材料不真实或已失效', 'The material is untrue or no longer valid', 'reject'],
  ['no-change-due', '经核实，原登记信息无误，无需变更', 'The record is right as it is', 'reject'],
]);

/** The same for declared hours (domain §6.10). */
export const hourReasons = entries([
  ['return', '退回修改', 'Return'],
  ['unclear-material', '证明材料模糊不清，请重新扫描或拍摄后上传', 'The evidence is unclear: please scan or photograph it again', 'return'],
  ['hours-over-limit', '申报学时超过规定上限，请核对后改正', 'More hours are declared than the rules allow: please check and mend it', 'return'],
  ['not-by-rules', '不符合学时折算规则，请按规则核算后改正', 'The hours do not follow the rules of conversion: please compute them again', 'return'],
  ['wrong-year', '学习时间与申报年度不符，请核对后改正', 'The dates do not belong to the declared year: please check and mend it', 'return'],
  ['wrong-form', '学习形式选择有误，请撤回后按正确的形式重新申报', 'The study form is the wrong one: please withdraw it and declare it in the right form', 'return'],
  ['recognize', '核减学时', 'Recognize fewer hours'],
  ['fewer-by-rules', '按折算规则核减', 'Fewer by the rules of conversion', 'recognize'],
  ['fewer-by-evidence', '按证明材料载明的学时核减', 'Fewer by what the evidence says', 'recognize'],
  ['fewer-by-cap', '已达到该学习形式年度上限，按剩余学时认定', 'The cap of the year leaves only so many', 'recognize'],
  ['reject', '驳回', 'Reject'],
  ['declared-twice', '该项成果已申报或已认定，不得重复申报', 'The same achievement has been declared or recognized already', 'reject'],
  ['not-own', '经核实，证明材料不属于申报人本人', 'The evidence does not belong to the person', 'reject'],
  ['not-recognizable', '不属于继续教育学时认定范围', 'This is not recognized as continuing education', 'reject'],
  ['material-untrue', '提交的材料不真实或已失效', 'The material is untrue or no longer valid', 'reject'],
]);

/** Why a person goes to another unit (domain §5.9). */
export const transferReasons = entries([
  ['transferred', '调动', 'Transferred'],
  ['resigned', '辞职', 'Resigned'],
  ['rehired', '退休返聘', 'Rehired after retirement'],
  ['seconded', '借调', 'Seconded'],
  ['merged', '机构合并', 'Organizations merged'],
  ['other', '其他', 'Other'],
]);
