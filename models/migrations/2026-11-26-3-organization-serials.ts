import type { Migration } from './migration.ts';

/**
 * The serial of an organization's code comes from one sequence: a counter per division made every approval of a division wait
 * for the one before. The sequence begins a hundred further on, so that the release before can go on counting meanwhile.
 */
export const organizationSerials: Migration = {
  name: '2026-11-26-3-organization-serials',
  sql: `
    CREATE SEQUENCE organization_serials;
    SELECT setval('organization_serials', max(last) + 100) FROM organization_code_counters HAVING max(last) IS NOT NULL;
  `,
};
