import type { Sequelize } from 'sequelize';
import type { FlowId } from '../../workflows/flows/index.ts';
import { queryRows } from '../database.ts';
import { openCasesAfter } from './open-cases.ts';

/** An open case with the names of its flow's definition that it depends on: a release must not take them away. */
export interface OpenCaseVocabulary {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly flowId: FlowId;
  readonly subject: string;
  /** Null while it waits for nobody's decision. */
  readonly step: string | null;
  /** Where it waits: its step, or its status. */
  readonly waitsAt: string;
  /** Names of the steps it goes through; null for all. */
  readonly chain: readonly string[] | null;
  /** Names of the edges that its events took, each once. */
  readonly edges: readonly string[];
}

/** Open cases by id, a page at a time: those after `afterId`, the first ones when it is null. */
export async function listOpenCaseVocabulary(sequelize: Sequelize, afterId: string | null, limit: number): Promise<OpenCaseVocabulary[]> {
  return queryRows<OpenCaseVocabulary>(sequelize, `
    SELECT c.id AS "caseId", c.number AS "caseNumber", c.flow_id AS "flowId", c.subject, c.step, COALESCE(c.step, c.status) AS "waitsAt", c.chain,
      ARRAY(SELECT DISTINCT e.edge FROM case_events e WHERE e.case_id = c.id ORDER BY e.edge) AS edges
    FROM cases c ${openCasesAfter(afterId)}`, { afterId, limit });
}
