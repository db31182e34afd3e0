import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Sequelize } from 'sequelize';
import { type CasePosition, listPositions } from '../models/stores/case-row.ts';
import { findViolations, type Violation } from '../models/stores/invariants.ts';
import { listOpenCases, type OpenCase } from '../models/stores/open-cases.ts';
import { isFlowId } from '../workflows/flows/index.ts';
import { STATE_QUERY, workflowIdOf } from '../workflows/kit/messages.ts';
import type { CaseRow } from '../workflows/shared/case-state.ts';

/** As many as a worker answers beside each other without keeping people waiting. */
const WORKFLOWS_AT_ONCE = 20;

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
export async function findAllViolations(deps: InvariantDeps): Promise<Violation[]> {
  return [...await findViolations(deps.sequelize, { quiet: true }), ...await findWorkflowViolations(deps)];
}

/** The part of {@link findAllViolations} that workflows are asked for. */
export async function findWorkflowViolations({ sequelize, client, taskQueue }: InvariantDeps): Promise<Violation[]> {
  const found: Violation[] = [];
  const cases = await listOpenCases(sequelize, null, 100_000);
  for (let from = 0; from < cases.length; from += WORKFLOWS_AT_ONCE) {
    found.push(...await compareWithWorkflows({ sequelize, client }, cases.slice(from, from + WORKFLOWS_AT_ONCE)));
  }
  const expected = new Set(cases.map(({ caseId, flowId }) => workflowIdOf(flowId, caseId)));
  for await (const { workflowId, type } of client.workflow.list({ query: `ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}"` })) {
    if (isFlowId(type) && !expected.has(workflowId)) found.push({ invariant: 'I10 a running workflow has an open case', subject: workflowId });
  }
  const stuck = `ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}" AND TemporalReportedProblems IS NOT NULL`;
  for await (const { workflowId } of client.workflow.list({ query: stuck })) {
    found.push({ invariant: 'I13 no workflow is stuck', subject: workflowId });
  }
  return found;
}

/**
 * Whether these open cases have their workflows, and these know their rows. Reads only; needs a worker. A workflow is asked
 * first: what it knows may be older than its row, not the other way round.
 */
export async function compareWithWorkflows({ sequelize, client }: Pick<InvariantDeps, 'sequelize' | 'client'>, cases: readonly Pick<OpenCase, 'caseId' | 'flowId'>[]): Promise<Violation[]> {
  const known = await Promise.all(cases.map(({ caseId, flowId }) => stateOf(client, workflowIdOf(flowId, caseId))));
  const positions = new Map((await listPositions(sequelize, cases.map(({ caseId }) => caseId))).map((position) => [position.caseId, position]));
  return cases.flatMap(({ caseId, flowId }, place) => {
    const subject = workflowIdOf(flowId, caseId);
    const state = known[place] ?? null;
    if (state === 'missing') return [{ invariant: 'I10 an open case has its workflow', subject }];
    return knows(state, positions.get(caseId)) ? [] : [{ invariant: 'I11 the workflow knows its row', subject }];
  });
}

async function stateOf(client: Client, workflowId: string): Promise<CaseRow | null | 'missing'> {
  try {
    return await client.workflow.getHandle(workflowId).query<CaseRow | null>(STATE_QUERY);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'missing';
    throw error;
  }
}

function knows(state: CaseRow | null, position: CasePosition | undefined): boolean {
  return state !== null && position !== undefined
    && state.revision >= position.lastMove && state.revision <= position.revision && state.status === position.status;
}
