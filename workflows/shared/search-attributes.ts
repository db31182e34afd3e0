/**
 * The search attributes supervisors filter by in the Temporal UI (docs/supervision.md). None holds personal data:
 * search attributes are stored in plain text. `scripts/temporal/search-attributes.json` lists the same names for the
 * servers that are started by scripts; a test compares the two.
 */
export const SEARCH_ATTRIBUTES = {
  FlowId: 'Keyword',
  CaseStep: 'Keyword',
  SlaState: 'Keyword',
  CaseNo: 'Keyword',
  RulesVersion: 'Keyword',
  OrgPath: 'KeywordList',
  DueAt: 'Datetime',
  ReturnCount: 'Int',
  Escalated: 'Bool',
} as const;

export type SearchAttributeName = keyof typeof SEARCH_ATTRIBUTES;
