import type { checks as zhCn } from '../zh-cn/checks.ts';

export const checks: Record<keyof typeof zhCn, string> = {
  creditCodeCheckDigit: 'Check character of the credit code',
  'creditCodeCheckDigit.passed': 'The check character is right',
  'creditCodeCheckDigit.warning': 'The check character is wrong; compare with the license',
  'creditCodeCheckDigit.failed': 'The check character is wrong',
  creditCodeUnused: 'Credit code not yet registered',
  'creditCodeUnused.passed': 'No registered organization has it',
  'creditCodeUnused.warning': 'A disabled organization has it: {organization}',
  'creditCodeUnused.failed': '{organization} is registered with it',
  similarName: 'Similar organizations',
  'similarName.passed': 'No similar organization found',
  'similarName.warning': '{percent}% like the registered {organization}, other credit code',
  'similarName.failed': 'Same name as the registered {organization}, other credit code',
  divisionInJurisdiction: 'Division within the reviewer’s jurisdiction',
  'divisionInJurisdiction.passed': 'Within the jurisdiction',
  'divisionInJurisdiction.warning': 'The division lies outside the reviewer’s jurisdiction',
  'divisionInJurisdiction.failed': 'The division lies outside the reviewer’s jurisdiction',
  administratorElsewhere: 'Administrator of no other organization',
  'administratorElsewhere.passed': 'Administrator of no other organization',
  'administratorElsewhere.warning': 'Already administrator of {count} organizations',
  'administratorElsewhere.failed': 'Already administrator of {count} organizations',
};
