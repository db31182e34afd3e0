import type { mail as zhCn } from '../zh-cn/mail.ts';

export const mail: Record<keyof typeof zhCn, string> = {
  'registrationReceived.subject': 'Registration received: {caseNumber}',
  'registrationReceived.text': 'Your registration of {organization} was received as {caseNumber}. {reviewer} reviews it.',
  'registrationApproved.subject': 'Registration approved: {organization}',
  'registrationApproved.text': 'The registration {caseNumber} of {organization} was approved. Sign in with the administrator’s ID number and the password you chose: {url}',
  'registrationApproved.sms': 'Registration of {organization} approved ({caseNumber}). You can sign in now.',
  'registrationRejected.subject': 'Registration rejected: {organization}',
  'registrationRejected.text': 'The registration {caseNumber} of {organization} was rejected. Reason: {reason}',
  'registrationRejected.sms': 'Registration of {organization} ({caseNumber}) rejected; the reason was mailed.',
};
