import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Sequelize } from 'sequelize';
import { findCaseRow, findLastMove } from '../models/stores/case-row.ts';
import { findViolations, type Violation } from '../models/stores/invariants.ts';
import { listOpenCases } from '../models/stores/open-cases.ts';
import { isFlowId } from '../workflows/flows/index.ts';
import { STATE_QUERY, workflowIdOf } from '../workflows/kit/messages.ts';
import type { CaseRow } from '../workflows/shared/case-state.ts';

export interface InvariantDeps {
  readonly sequelize: Sequelize;
  readonly client: Client;
  readonly taskQueue: string;
}

/**
 * Everything in both stores that can never be once nothing is on its way any more (docs/invariants.md): what the
 * database says by itself, and whether every open case has its workflow, which knows the row and is not stuck.
 * Reads only; needs a worker.
 */
export async function findAllViolations({ sequelize, client, taskQueue }: InvariantDeps): Promise<Violation[]> {
  const found = await findViolations(sequelize, { quiet: true });
  const expected = new Set<string>();
  for (const { caseId, flowId } of await listOpenCases(sequelize, null, 100_000)) {
    const workflowId = workflowIdOf(flowId, caseId);
    expected.add(workflowId);
    found.push(...await compareWithWorkflow({ sequelize, client, taskQueue }, { caseId, workflowId }));
  }
  for await (const { workflowId, type } of client.workflow.list({ query: `ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}"` })) {
    if (isFlowId(type) && !expected.has(workflowId)) found.push({ invariant: 'I10 a running workflow has an open case', subject: workflowId });
  }
  const stuck = `ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}" AND TemporalReportedProblems IS NOT NULL`;
  for await (const { workflowId } of client.workflow.list({ query: stuck })) {
    found.push({ invariant: 'I13 no workflow is stuck', subject: workflowId });
  }
  return found;
}

async function compareWithWorkflow(
  { sequelize, client }: InvariantDeps, { caseId, workflowId }: { caseId: string; workflowId: string },
): Promise<Violation[]> {
  try {
    const known = await client.workflow.getHandle(workflowId).query<CaseRow | null>(STATE_QUERY);
    const row = await findCaseRow(sequelize, caseId);
    const lastMove = await findLastMove(sequelize, caseId);
    return known !== null && row !== null && known.revision >= lastMove && known.revision <= row.revision && known.status === row.status
      ? [] : [{ invariant: 'I11 the workflow knows its row', subject: workflowId }];
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return [{ invariant: 'I10 an open case has its workflow', subject: workflowId }];
    throw error;
  }
}
