import { v7 as uuidv7 } from 'uuid';
import type { CaseModel } from '../../../models/case.ts';
import { findActor } from '../../../models/stores/actor.ts';
import { claimTask, releaseTask } from '../../../models/stores/claim-task.ts';
import { listCopyReaders } from '../../../models/stores/colleagues.ts';
import { commentCase } from '../../../models/stores/comment-case.ts';
import { copyCase } from '../../../models/stores/copy-case.ts';
import { urgeCase } from '../../../models/stores/urge-case.ts';
import { voidCase } from '../../../models/stores/void-case.ts';
import type { BeginDeps } from '../walks/begin.ts';

/** What people do around a case, which moves no workflow: one transaction of the API each. */
export const DESK_ACTIONS = ['claim', 'release', 'urge', 'comment', 'copy', 'void'] as const;

export type DeskAction = (typeof DESK_ACTIONS)[number];

/** Whether an action is one around a case. */
export function isDeskAction(action: string): action is DeskAction {
  return DESK_ACTIONS.some((each) => each === action);
}

/** A member of an organization that reviews. */
export interface Official {
  readonly accountId: string;
  readonly membershipId: string;
  readonly organizationId: string;
}

/** Lets an official, or for `urge` the applicant, do something around a case, as the API does once it has asked for the right. */
export async function doAround(deps: BeginDeps, action: DeskAction, { id: caseId, submitterAccountId }: CaseModel, official: Official): Promise<void> {
  const { sequelize } = deps;
  const at = new Date().toISOString();
  const requestId = uuidv7();
  const applicant = submitterAccountId === null ? null : { accountId: submitterAccountId, membershipId: null, organizationId: null };
  const reviewer = await findActor(sequelize, official);
  if (reviewer === null) throw new RangeError(`${official.membershipId} is no member`);
  if (action === 'claim') await claimTask(sequelize, { caseId, actor: reviewer, takesOver: true, at });
  if (action === 'release') await releaseTask(sequelize, { caseId, actor: reviewer, at });
  if (action === 'urge') await urgeCase(sequelize, { caseId, actor: applicant, requestId, at });
  if (action === 'comment') await commentCase(deps, { caseId, text: '请补充说明', isInternal: false, by: 'reviewer', actor: official, requestId, at });
  if (action === 'void') await voidCase(deps, { caseId, reason: '重复提交的申请记录', actor: official, at });
  if (action === 'copy') {
    const [reader] = await listCopyReaders(sequelize, { caseId, membershipId: official.membershipId });
    if (reader !== undefined) await copyCase(sequelize, { caseId, membershipIds: [reader.membershipId], actor: official, at });
  }
}
