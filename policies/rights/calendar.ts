import type { DefineRules } from './define-rules.ts';

/** Says which days are worked in the division of the own bureau. */
export const changeCalendar: DefineRules = ({ organizationId }, { allow }) => {
  if (organizationId !== null) allow('change', 'Calendar', { organizationId });
};
