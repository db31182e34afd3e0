import { REVIEWED, type Reviewed, type ReviewRight } from '../../workflows/shared/rights.ts';
import { kindsDecidedBy } from '../flows.ts';
import { type DefineRules, reachOf, TASK_COLUMNS } from './define-rules.ts';

/** The right that decides the steps of a flow; reading and voiding them are rights beside it. */
type DecidingRight = `${Reviewed}.decide`;

/** Reads what waits, or waited, for the organization (or for anyone below it) and is decided with `deciding`. */
function readReviews(deciding: DecidingRight): DefineRules {
  return (actor, { allow }, { scope }) => {
    const reach = reachOf(actor, scope, TASK_COLUMNS);
    if (reach !== null) allow('read', 'Task', { kind: { $in: kindsDecidedBy(deciding) }, ...reach });
  };
}

/**
 * Decides what waits for the own organization or section, and comments on it and copies it, decided or not. The right comes
 * from the organization that the task was opened for; a wider scope reads more and decides the same.
 */
function decideReviews(deciding: DecidingRight): DefineRules {
  return (actor, { allow }, { scope }) => {
    const reach = reachOf(actor, scope === 'section' ? 'section' : 'organization', TASK_COLUMNS);
    if (reach === null) return;
    const kind = { $in: kindsDecidedBy(deciding) };
    allow(['read', 'comment', 'copy'], 'Task', { kind, ...reach });
    allow('decide', 'Task', { kind, state: 'open', ...reach });
  };
}

/** Voids records that the own organization or section has closed. */
function voidReviews(deciding: DecidingRight): DefineRules {
  return (actor, { allow }, { scope }) => {
    const reach = reachOf(actor, scope === 'section' ? 'section' : 'organization', TASK_COLUMNS);
    if (reach !== null) allow('void', 'Task', { kind: { $in: kindsDecidedBy(deciding) }, state: 'closed', ...reach });
  };
}

const byRight: ReadonlyMap<string, DefineRules> = new Map(REVIEWED.flatMap((reviewed): [ReviewRight, DefineRules][] => {
  const deciding: DecidingRight = `${reviewed}.decide`;
  return [[`${reviewed}.read`, readReviews(deciding)], [deciding, decideReviews(deciding)], [`${reviewed}.void`, voidReviews(deciding)]];
}));

/** The rules of the rights of reviewers, which are alike for everything that is reviewed. */
export const defineReviewRules: DefineRules = (actor, rules, granted) => { byRight.get(granted.right)?.(actor, rules, granted); };
