import { subject } from '@casl/ability';
import type { Sequelize } from 'sequelize';
import type { AppAbility } from '../../policies/ability.ts';
import type { Actor } from '../../policies/actor.ts';
import { type ActingName, inWhoseName } from '../../policies/in-whose-name.ts';
import { stepsOf } from '../../workflows/flows/index.ts';
import { DESK_ACTIONS } from '../../workflows/shared/flow.ts';
import type { TaskModel } from '../task.ts';
import { findMemberName } from './colleagues.ts';

export type DeskAction = (typeof DESK_ACTIONS)[number];

/** Who holds the open task of a case, and what a reviewer can do around it. */
export interface DeskView {
  readonly holder: { readonly name: string; readonly isOneself: boolean } | null;
  readonly deskActions: DeskAction[];
}

/** What the desk of a member looks like for a case with these tasks: of his own open task, or of the first one that somebody holds. */
export async function findDeskView(
  sequelize: Sequelize, { tasks, ability, membershipId }: { tasks: readonly TaskModel[]; ability: AppAbility; membershipId: string | null },
): Promise<DeskView> {
  const can = (action: 'decide' | 'comment' | 'copy', task: TaskModel): boolean => ability.can(action, subject('Task', task.get({ plain: true })));
  const open = tasks.filter(({ state }) => state === 'open');
  const decidable = open.find((task) => can('decide', task));
  const holderId = (decidable ?? open.find(({ assigneeMembershipId }) => assigneeMembershipId !== null))?.assigneeMembershipId ?? null;
  const name = holderId === null ? null : await findMemberName(sequelize, holderId);
  const isOneself = holderId !== null && holderId === membershipId;
  const isOffered = {
    claim: decidable !== undefined && !isOneself,
    release: decidable !== undefined && isOneself,
    transfer: decidable !== undefined,
    addReviewer: decidable !== undefined,
    comment: tasks.some((task) => can('comment', task)),
    copy: tasks.some((task) => can('copy', task)),
  } satisfies Record<DeskAction, boolean>;
  return { holder: name === null ? null : { name, isOneself }, deskActions: DESK_ACTIONS.filter((action) => isOffered[action]) };
}

/** The name of the colleague in whose place somebody would decide the open task of a case; null for whoever decides in his own name, or nothing. */
export async function findBehalfName(sequelize: Sequelize, actor: Actor, tasks: readonly TaskModel[]): Promise<string | null> {
  if (actor.standsInFor.length === 0) return null;
  const names = tasks.filter(({ state }) => state === 'open').map((task) => actingNameOf(actor, task, 'decide'));
  const membershipId = names.find((name) => name !== null)?.standIn?.membershipId;
  return membershipId === undefined ? null : findMemberName(sequelize, membershipId);
}

/** In whose name somebody does something to a task; null where he may not. */
export function actingNameOf(actor: Actor, task: TaskModel, action: 'decide' | 'comment'): ActingName | null {
  const right = stepsOf(task.kind).find(({ name }) => name === task.step)?.right;
  return right === undefined ? null : inWhoseName(actor, task.get({ plain: true }), { right, action });
}
