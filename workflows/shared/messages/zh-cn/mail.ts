/** Mail and short messages. A short message is the key with `.sms`. */
export const mail = {
  'registrationReceived.subject': '注册申请已提交：{caseNumber}',
  'registrationReceived.text': '您为“{organization}”提交的注册申请已收到，编号 {caseNumber}，由{reviewer}审核。',
  'registrationApproved.subject': '注册审核通过：{organization}',
  'registrationApproved.text': '“{organization}”的注册申请 {caseNumber} 已审核通过。请用管理员证件号和注册时设置的密码登录：{url}',
  'registrationApproved.sms': '“{organization}”注册审核通过（{caseNumber}），现在可以登录。',
  'registrationRejected.subject': '注册申请未通过：{organization}',
  'registrationRejected.text': '“{organization}”的注册申请 {caseNumber} 未通过审核。理由：{reason}',
  'registrationRejected.sms': '“{organization}”注册申请（{caseNumber}）未通过，理由见邮件。',
} as const;
